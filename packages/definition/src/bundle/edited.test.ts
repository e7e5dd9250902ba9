import { expect, test } from 'vitest'
import { readForm } from '../node/index.ts'
import { parseForm } from './load.ts'
import type { FileMap } from '../files/layout.ts'

const schema = (properties: object, more: object = {}) =>
  JSON.stringify({ title: 'Part', type: 'object', properties, ...more })
const screen = (...names: string[]) =>
  JSON.stringify({
    type: 'VerticalLayout',
    elements: names.map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
  })
const form: FileMap = new Map([
  ['form.json', JSON.stringify({ id: 'two', title: 'Two parts', agency: 'Agency' })],
  [
    '1/edition.json',
    JSON.stringify({ edition: '1', title: '{report.last}', years: { report: [2023, 2024] }, params: {} }),
  ],
  ['1/shared/fields.json', JSON.stringify({ $defs: { sum: { type: 'number', title: 'Sum' } } })],
  ['1/parts/0-one/schema.json', schema({ a: { $ref: '../../shared/fields.json#/$defs/sum' } })],
  ['1/parts/0-one/ui.json', screen('a')],
  ['1/parts/0-one/rules.json', '{"rules":[]}'],
  ['1/parts/0-one/paper.json', '{"page":{"start":"new"},"blocks":[{"text":"{report.last}"}]}'],
  [
    '1/parts/1-two/schema.json',
    schema({ b: { type: 'object', 'x-annual': 'report', additionalProperties: { type: 'number' } } }),
  ],
  ['1/parts/1-two/ui.json', screen('b')],
  ['1/parts/1-two/rules.json', '{"rules":[]}'],
  ['1/parts/1-two/paper.json', '{"page":{"start":"new"},"blocks":[]}'],
])

const located = ({ source, pointer }: { source: { file: string }; pointer: string }) => source.file + pointer

/** What was read, places by their files. */
const without = ({ bundle, problems, origins, usedDefinitions }: ReturnType<typeof parseForm>) => ({
  bundle,
  problems,
  usedDefinitions,
  origins: [...origins].map(([at, { bases, ...own }]) => [at, located(own), ...bases.map(located)]),
})

/** Each edit: what is read after it, with what was read before at hand, is what is read from the start. */
test.each<[string, string, string, string]>([
  ['a shared definition', '1/shared/fields.json', '"Sum"', '"Total of {report.first}"'],
  ['another part', '1/parts/1-two/schema.json', '"number"', '"integer"'],
  ['years', '1/edition.json', '[2023,2024]', '[2024,2025,2026]'],
  ['the name of a field', '1/parts/0-one/schema.json', '"a":', '"renamed":'],
  ['a reference that leads nowhere', '1/parts/0-one/schema.json', '/sum', '/summ'],
  ['a year that there is not', '1/parts/1-two/schema.json', '"report"', '"plan"'],
  [
    'a schema with a name of its own',
    '1/shared/fields.json',
    '"type":"number"',
    '"$anchor":"x","type":"integer"',
  ],
  ['a circle', '1/shared/fields.json', '"type":"number"', '"$ref":"#/$defs/sum"'],
])('an edit of %s is read as if nothing had been read before', (_, path, was, now) => {
  const first = parseForm(form, '1')
  expect(first.bundle).toBeDefined()
  const text = form.get(path)!
  expect(text).toContain(was)
  const edited = new Map(form).set(path, text.replace(was, now))
  const again = parseForm(edited, '1', first)
  expect(without(again)).toEqual(without(parseForm(edited, '1')))
  // and back
  expect(without(parseForm(form, '1', again))).toEqual(without(first))
})

test('the shipped form is the same read twice', async () => {
  const { files, bundle } = await readForm('forms/sme-cluster/2025')
  const twice = parseForm(new Map(files), '2025', parseForm(files, '2025'))
  expect(twice.bundle!.digest).toBe(bundle!.digest)
})
