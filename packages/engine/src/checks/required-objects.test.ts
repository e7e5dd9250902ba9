import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const text = { type: 'string' }
const reported = {
  type: 'object',
  title: 'Applicant',
  oneOf: [
    { title: 'Person', required: ['kind', 'name'], properties: { kind: { const: 'person' }, name: text } },
    { title: 'Company', required: ['kind', 'tax'], properties: { kind: { const: 'company' }, tax: text } },
  ],
}
const anyOf = {
  type: 'object',
  title: 'Alt',
  anyOf: [
    { title: 'Email', required: ['email'], properties: { email: { ...text, title: 'Email' } } },
    { title: 'Phone', required: ['phone'], properties: { phone: { ...text, title: 'Phone' } } },
  ],
}
const named = {
  type: 'object',
  title: 'Alt',
  properties: { email: { ...text, title: 'Email' }, phone: { ...text, title: 'Phone' } },
  anyOf: [{ required: ['email'] }, { required: ['phone'] }],
}
const free = {
  type: 'object',
  title: 'Contact',
  properties: { a: { ...text, title: 'A' }, b: { ...text, title: 'B' } },
}
const open = {
  type: 'object',
  title: 'Open',
  anyOf: [
    { title: 'X', properties: { a: text } },
    { title: 'Y', properties: { b: text } },
  ],
}

const kinds = { reported, anyOf, named, free, open }

type Put = (answers: object, it: object | undefined) => object
type SchemaAt = (kind: object) => [{ properties: Record<string, object> }, object, Put]

const ofRoot: Put = (answers, it) => ({ ...answers, it })
const ofGroup: Put = (answers, it) => ({ g: { ...(answers as { g?: object }).g, it } })
const ofRow: Put = (_, it) => ({ r: [{ n: 'x', it }] })

const pointers: Record<string, SchemaAt> = {
  root: (kind) => [{ properties: { it: kind }, required: ['it'] }, {}, ofRoot],
  group: (kind) => [
    { properties: { g: { type: 'object', required: ['it'], properties: { it: kind } } }, required: ['g'] },
    {},
    ofGroup,
  ],
  row: (kind) => [
    {
      properties: {
        r: { type: 'array', items: { type: 'object', required: ['it'], properties: { it: kind, n: text } } },
      },
    },
    {},
    ofRow,
  ],
  variant: (kind) => [
    {
      properties: { k: { type: 'string' } },
      dependentSchemas: { k: { required: ['it'], properties: { it: kind } } },
    },
    { k: 'p' },
    ofRoot,
  ],
  'optional group, begun': (kind) => [
    { properties: { g: { type: 'object', required: ['it'], properties: { n: text, it: kind } } } },
    { g: { n: 'x' } },
    ofGroup,
  ],
}

const WAYS = 'Fill in one of these: “Alt | Email”, “Alt | Phone”.'
const says: Record<keyof typeof kinds, string> = {
  reported: 'Choose which case “Applicant” is: Person, Company.',
  anyOf: WAYS,
  named: WAYS,
  free: '“Contact” must be filled in.',
  open: '“Open” must be filled in.',
}
const fills: Record<keyof typeof kinds, object> = {
  reported: { kind: 'person', name: 'Ada' },
  anyOf: { phone: '1' },
  named: { phone: '1' },
  free: { b: '1' },
  open: { b: '1' },
}

for (const [pointer, make] of Object.entries(pointers))
  for (const [name, kind] of Object.entries(kinds))
    test(`${pointer}: a required object that is absent is missed, and said how (${name})`, () => {
      const [{ properties, ...schema }, answers, at] = make(kind)
      const form = compileForm(bundleOf({ fields: properties, schema }))
      for (const blank of [undefined, {}, { a: '' }]) {
        const { findings, progress } = form.assess(at(answers, blank), { language: 'en' })
        expect(findings.map(({ code }) => code)).toEqual(['required'])
        expect(findings[0]!.message.replaceAll('R | ', '')).toContain(says[name as keyof typeof says])
        expect(progress).toMatchObject({ ready: false, missing: 1 })
      }
      const filled = form.assess(at(answers, fills[name as keyof typeof fills]), { language: 'en' })
      expect(filled.findings).toEqual([])
      expect(filled.progress).toMatchObject({ ready: true, missing: 0 })
      expect(filled.progress.required).toBe(filled.progress.filled)
    })

test('a group that is wanted as a whole is marked so, and counts once it is filled', () => {
  const form = compileForm(bundleOf({ fields: { it: reported }, schema: { required: ['it'] } }))
  const store = form.open({})
  expect(store.state('/it').required).toBe(true)
  expect(store.progress()).toMatchObject({ required: 1, filled: 0 })
  store.setAll([
    ['/it/kind', 'person'],
    ['/it/name', 'Ada'],
  ])
  expect(store.progress()).toMatchObject({ required: 3, filled: 3, ready: true })
  expect(
    compileForm(bundleOf({ fields: { it: reported } }))
      .open({})
      .state('/it').required,
  ).toBe(false)
})
