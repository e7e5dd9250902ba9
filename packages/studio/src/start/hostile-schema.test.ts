import { expect, test } from 'vitest'
import { explainNote, importSchema, publishable } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { modelOf } from '../model/studio-model.ts'
import { retitled } from './copy-form.ts'

const facts = { id: 'hostile', year: 2026, title: '外来表', agency: '某局', language: 'zh-CN' }

function nested(depth: number): object {
  let schema: object = { type: 'string' }
  for (let level = 0; level < depth; level++) schema = { type: 'object', properties: { a: schema } }
  return schema
}

const text = (more: object) => ({ type: 'object', properties: { a: { type: 'string', ...more } } })

/** A problem hinders publishing, a note says what is left out; what is harmless becomes a form. */
test.each<readonly [string, object, 'problem' | 'note' | 'form']>([
  ['a reference to itself', { type: 'object', properties: { a: { $ref: '#/properties/a' } } }, 'problem'],
  [
    'definitions in a circle',
    {
      type: 'object',
      properties: { a: { $ref: '#/$defs/b' } },
      $defs: { b: { $ref: '#/$defs/c' }, c: { $ref: '#/$defs/b' } },
    },
    'problem',
  ],
  [
    'a reference to elsewhere',
    { type: 'object', properties: { a: { $ref: 'https://x.example/y' } } },
    'note',
  ],
  ['a pattern that goes back without end', text({ pattern: '^(a+)+$' }), 'note'],
  ['a pattern that refers back', text({ pattern: '^(a+)\\1$' }), 'note'],
  ['script in a label', text({ title: '<img src=x onerror=alert(1)>' }), 'form'],
  ['objects in objects without end', nested(400), 'problem'],
])(
  '%s in a schema is taken care of soon',
  (_, schema, becomes) => {
    const began = performance.now()
    const { files, notes } = importSchema(schema, {
      id: facts.id,
      edition: '2026',
      title: facts.title,
      agency: facts.agency,
      fieldTypes,
    })
    const loaded = parseForm(retitled(files, facts), '2026')
    const errors = publishable(loaded, fieldTypes).filter(({ severity }) => severity === 'error')
    const said = notes.map((note) => explainNote(note, 'zh-CN')).join('')
    expect(errors.length > 0 ? 'problem' : /略去|不在文件之内/.test(said) ? 'note' : 'form').toBe(becomes)
    expect(performance.now() - began).toBeLessThan(5000)
    modelOf(loaded.files, '2026', loaded)
  },
  20_000,
)

test('a file of 50 MB is refused by a finding that names it, and soon', () => {
  const { files } = importSchema(text({}), {
    id: 'large',
    edition: '2026',
    title: '大',
    agency: '某局',
    fieldTypes,
  })
  const path = [...files.keys()].find((one) => one.endsWith('schema.json'))!
  const began = performance.now()
  const loaded = parseForm(new Map(files).set(path, ' '.repeat(50e6)), '2026')
  expect(loaded.problems).toMatchObject([{ code: 'file-too-large', file: path, severity: 'error' }])
  expect(modelOf(loaded.files, '2026', loaded)).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(2000)
})
