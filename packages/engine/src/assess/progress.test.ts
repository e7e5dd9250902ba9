import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const text = { type: 'string' }
const project = {
  type: 'object',
  required: ['name', 'team', 'site'],
  properties: {
    code: { type: 'string', 'x-key': 'RD00' },
    name: text,
    note: text,
    kind: {
      type: 'string',
      oneOf: [
        { const: 'own', title: '自' },
        { const: 'joint', title: '合' },
      ],
    },
    partner: text,
    team: {
      type: 'array',
      items: { type: 'object', required: ['name', 'phone'], properties: { name: text, phone: text } },
    },
    site: { type: 'object', required: ['place'], properties: { place: text } },
  },
}

const formOf = (rules: readonly object[] = []) =>
  compileForm(
    bundleOf({
      fields: {
        title: text,
        projects: { type: 'array', items: project },
        costs: {
          type: 'object',
          properties: {
            staff: {
              type: 'object',
              'x-ref': { list: '/projects', required: true },
              properties: { total: { type: 'number' } },
              additionalProperties: { type: 'number' },
            },
          },
        },
      },
      schema: { required: ['projects', 'title'] },
      rules,
    }),
  )

test('what is in a row counts, in rows in rows and in columns for rows as well', () => {
  const store = formOf().open({})
  expect(store.progress()).toMatchObject({ required: 2, filled: 0 })
  store.rows.add('/projects')
  // the list itself, the name, the team, the place, and the cost of RD01
  expect(store.progress()).toMatchObject({ required: 6, filled: 1 })
  store.setAll([
    ['/projects/0/name', '甲'],
    ['/projects/0/site', { place: '乙' }],
    ['/costs', { staff: { RD01: 3 } }],
  ])
  expect(store.progress()).toMatchObject({ required: 6, filled: 4 })
  store.set('/projects/0/team', [{ name: '王' }, {}])
  expect(store.progressAt('/projects/0')).toEqual({ required: 7, filled: 4 })
  expect(store.progressAt('/projects/0/team/0')).toEqual({ required: 2, filled: 1 })
  expect(store.progress()).toMatchObject({ required: 10, filled: 6 })
  store.rows.add('/projects')
  expect(store.progress()).toMatchObject({ required: 14, filled: 6 })
})

test('conditions of a row decide what counts in it', () => {
  const form = formOf([
    { id: 'A', each: { p: 'projects' }, at: '/projects/{p}/partner', required: "p.kind == 'joint'" },
    { id: 'B', each: { p: 'projects' }, at: '/projects/{p}/team', visible: "p.kind == 'joint'" },
  ])
  const store = form.open({
    projects: [
      { code: 'RD01', kind: 'own' },
      { code: 'RD02', kind: 'joint' },
    ],
  })
  expect(store.progressAt('/projects/0')).toEqual({ required: 2, filled: 0 })
  expect(store.progressAt('/projects/1')).toEqual({ required: 4, filled: 0 })
  store.set('/projects/0/kind', 'joint')
  expect(store.progressAt('/projects/0')).toEqual({ required: 4, filled: 0 })
})

test('counted after every change as it is counted from scratch', () => {
  const form = formOf([
    { id: 'A', each: { p: 'projects' }, at: '/projects/{p}/partner', required: "p.kind == 'joint'" },
  ])
  const change = fc.record({
    row: fc.nat(3),
    key: fc.constantFrom('name', 'kind', 'partner', 'note'),
    value: fc.constantFrom('own', 'joint', '', undefined),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const store = form.open({ projects: [{}, {}, {}, {}] })
      store.progress()
      for (const { row, key, value } of changes) {
        store.set(`/projects/${row}/${key}`, value)
        expect(store.progress()).toEqual(form.assess(store.answers).progress)
      }
    }),
    { numRuns: 40 },
  )
})

test('what is not filled in of all, of a part and of a row is what is missing there', () => {
  const name = { ...text, 'x-evidence': { when: 'always' } }
  const form = compileForm(
    bundleOf({
      part: 'p',
      fields: {
        patents: {
          type: 'integer',
          'x-id': 'p.patents',
          'x-list': { columns: [{ key: 'name', title: '名称', required: true }] },
        },
        projects: { type: 'array', items: { ...project, properties: { ...project.properties, name } } },
      },
      schema: { required: ['patents', 'projects'] },
    }),
  )
  const part = {
    required: 'what is filled and what is missing',
    filled: 3,
    // a name in the list, three cells and the evidence in a row, two in the other
    missing: 7,
  }
  const store = form.open({
    p: { patents: 2, projects: [{ code: 'RD01', name: '甲' }, { code: 'RD02' }] },
    lists: { 'p.patents': [{ name: '乙' }, {}] },
  })
  expect(store.progressAt('/p/projects/1')).toEqual({ required: 3, filled: 0 })
  const { required, filled, missing, parts } = store.progress()
  expect([filled, missing, required]).toEqual([part.filled, part.missing, part.filled + part.missing])
  expect(parts[0]).toMatchObject({ required, filled, missing })
  expect(store.progressAt('/p/projects/0')).toEqual({ required: 3, filled: 1 })
  expect(store.progressAt('/p/projects/1')).toEqual({ required: 4, filled: 0 })
})
