import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { archiveFile, answersFile, importAnswers, isOfForm, topMembers, ImportError } from './exchange.ts'

const root = { parts: [{ key: '', title: '' }] }
const parted = { parts: [{ key: 'company', title: 'Company' }] }

test.each([
  ['of a form of one part', root, { name: 'a' }, true],
  ['of another form of one part', root, { crop: 'rice' }, false],
  ['of a form of one part, with files and lists only', root, { attachments: [], lists: {} }, true],
  ['of a form with parts', parted, { company: {} }, true],
  ['of another form with parts', parted, { name: 'a' }, false],
  ['of another form that has a part of the same name', parted, { company: {}, crops: {}, land: {} }, false],
])('answers %s', (_, edition, answers, expected) => {
  expect(isOfForm(answers, edition, ['name', 'staff'])).toBe(expected)
})

test('where anything may stand at the top, anything is taken in', () => {
  expect(isOfForm({ crop: 'rice' }, root, [])).toBe(true)
})

test('answers are known by what alternatives and parts of the schema have, too', () => {
  const bundle = bundleOf({
    schema: {
      type: 'object',
      properties: { owner: { type: 'string' } },
      allOf: [{ properties: { plate: { type: 'string' } } }],
      oneOf: [{ properties: { doors: { type: 'number' } } }, { properties: { axles: { type: 'number' } } }],
    },
  })
  expect(topMembers({ bundle })).toEqual(['owner', 'plate', 'doors', 'axles'])
})

const named = (name: string, sha256: string) => ({ id: name, name, sha256, target: '/company' })
const answers = { attachments: [named('here.pdf', 'a'), named('there.pdf', 'b'), named('gone.pdf', 'c')] }

test('an archive has the files that were found, wherever they are, and says which are not in it', async () => {
  const held = new Map([
    ['a', new Blob(['A'])],
    ['b', new Blob(['B'])],
  ])
  const { contents, missing } = await archiveFile(answers, of, undefined, async (sha256) => held.get(sha256))
  expect(missing).toEqual(['gone.pdf'])
  expect(Object.keys(unzipSync(new Uint8Array(await contents.arrayBuffer())))).toEqual([
    'answers.json',
    expect.stringContaining('here.pdf'),
    expect.stringContaining('there.pdf'),
  ])
})

const of = { form: 'farm', edition: '2026', digest: `sha256:${'1'.repeat(64)}` }
const farm = { ...root, form: 'farm', language: 'en', title: 'Farm' }
const brought = (blob: Blob) => importAnswers(new File([blob], 'file'), farm, 'en', ['crop'])

test('exported answers say what they are of, as a file and in an archive', async () => {
  const { contents } = await archiveFile({ crop: 'rice' }, of, undefined, async () => undefined)
  for (const file of [answersFile({ crop: 'rice' }, of), contents])
    expect(await brought(file)).toEqual({ answers: { crop: 'rice' }, of })
})

test.each([
  ['of another form', { $edition: { ...of, form: 'forest' }, crop: 'oak' }, 'import-of-other-form'],
  ['that say it in another way', { $edition: '2026', crop: 'rice' }, 'import-edition-unreadable'],
])('answers %s are not taken in', async (_, document, reason) => {
  const taken = await brought(new Blob([JSON.stringify(document)])).catch((error: unknown) => error)
  expect(taken).toBeInstanceOf(ImportError)
  expect(taken).toMatchObject({ reason })
})

test('a letter that somebody pasted comes back as it was exported; of another encoding nothing is taken', async () => {
  for (const crop of ['\uFFFD', '稻\u0000'])
    expect(await brought(answersFile({ crop }, of))).toEqual({ answers: { crop }, of })
  const garbled = new Uint8Array([...new TextEncoder().encode('{"crop":"'), 0xb5, 0xbe, 0x22, 0x7d])
  const taken = await brought(new Blob([garbled])).catch((error: unknown) => error)
  expect(taken).toMatchObject({ reason: 'import-not-read' })
})

test.each([
  ['is no JSON', '{\n  "crop": "rice",\n}', { line: 2, says: /comma/ }],
  ['names a member twice', '{ "crop": "rice", "crop": "maize" }', { line: 1, says: /crop/ }],
  [
    'has a number that would be read as another',
    '{\n  "crop": "rice",\n  "plot": 9007199254740993\n}',
    { line: 3, says: /9007199254740993.*read as 9007199254740992/ },
  ],
  [
    'has more decimals than are kept',
    '{ "area": 0.12345678901234567891 }',
    { line: 1, says: /0\.1234567890123456[78]/ },
  ],
])('a file that %s is told with line and cause, and not taken in', async (_, text, { line, says }) => {
  const taken = await brought(new Blob([text])).catch((error: unknown) => error)
  expect(taken).toMatchObject({ reason: 'import-not-read', values: { line } })
  expect((taken as ImportError).values.says).toMatch(says)
  expect((taken as ImportError).values.advice).not.toBe('')
})
