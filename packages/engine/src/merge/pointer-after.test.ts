import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { compileForm } from '../compile-form.ts'
import { changedSince, pointerAfterChange } from './pointer-after.ts'

const text = { type: 'string', title: '栏' }
const form = compileForm(
  bundleOf({
    fields: {
      people: keyedRows('人员', 'P0', {
        role: text,
        tasks: {
          type: 'array',
          title: '任务',
          items: { type: 'object', properties: { what: text, to: text } },
        },
      }),
      costs: {
        type: 'object',
        title: '经费',
        'x-id': 'costs',
        'x-ref': { list: '/people' },
        properties: { total: { type: 'number', title: '合计' } },
        additionalProperties: { type: 'number' },
      },
    },
  }),
)
const task = (what: string) => ({ what, to: `${what}的目标` })
const answers = {
  people: ['甲', '乙', '丙'].map((name, index) => ({
    code: `P${index + 1}`,
    name,
    role: `${name}的分工`,
    tasks: [task(`${name}一`), task(`${name}二`)],
  })),
  costs: { P1: 1, P2: 2, P3: 3, total: 6 },
}
const ABOUT = ['/people/1/name', '/people/2/tasks/1/what', '/costs/P2', '/costs/total', '/people']

/** Where remarks are after what is done in the editor. */
function after(act: (store: ReturnType<typeof form.open>) => void) {
  const store = form.open(structuredClone(answers))
  act(store)
  return ABOUT.map(pointerAfterChange(form.bundle, answers, store.answers))
}

test('what is said of a row stays with it, whatever becomes of the rows around it', () => {
  expect(after(() => {})).toEqual(ABOUT)
  expect(after((store) => store.set('/people/1/name', '改名'))).toEqual(ABOUT)
  expect(after((store) => store.rows.move('/people/1', 0))).toEqual([
    '/people/0/name',
    '/people/2/tasks/1/what',
    '/costs/P1',
    '/costs/total',
    '/people',
  ])
  expect(after((store) => store.rows.move('/people/2', 0))).toEqual([
    '/people/2/name',
    '/people/0/tasks/1/what',
    '/costs/P3',
    '/costs/total',
    '/people',
  ])
  expect(after((store) => store.rows.move('/people/2/tasks/1', 0))[1]).toBe('/people/2/tasks/0/what')
})

test('in a long list as well', () => {
  const people = Array.from({ length: 700 }, (_, index) => ({ name: `第${index}人`, role: '成员' }))
  const last = people.at(-1)!
  const located = pointerAfterChange(form.bundle, { people }, { people: [last, ...people.slice(0, -1)] })
  expect(['/people/699/name', '/people/0/name'].map(located)).toEqual(['/people/0/name', '/people/1/name'])
})

test('of a row that is gone it is said of the list, never of another row', () => {
  expect(after((store) => store.rows.remove('/people/1', { references: true }))).toEqual([
    '/people',
    '/people/1/tasks/1/what',
    '/costs',
    '/costs/total',
    '/people',
  ])
  expect(after((store) => store.rows.remove('/people/2/tasks/1', { references: true }))[1]).toBe(
    '/people/2/tasks',
  )
})

test('of a row that was typed anew it is said where it stands', () => {
  const anew = { code: 'P2', name: '新', role: '新的分工', tasks: [task('新一')] }
  expect(after((store) => store.set('/people/1', anew))[0]).toBe('/people/1/name')
})

test('whether what a remark is about was changed is judged by its own row', () => {
  const changed = (act: (store: ReturnType<typeof form.open>) => void, pointer: string) => {
    const store = form.open(structuredClone(answers))
    act(store)
    return changedSince(form.bundle, answers, store.answers)(pointer)
  }
  expect(changed((store) => store.rows.move('/people/1', 0), '/people/0/name')).toBe(false)
  expect(changed((store) => store.set('/people/2/name', '改名'), '/people/1/name')).toBe(false)
  expect(changed((store) => store.set('/people/1/name', '改名'), '/people/1/name')).toBe(true)
  expect(changed((store) => store.set('/people/2/tasks/1/what', '改'), '/people/2')).toBe(true)
  expect(changed((store) => store.rows.remove('/people/1', { references: true }), '/people')).toBe(true)
  const file = { target: 'people.1.name', kind: 'evidence', name: '证.pdf' }
  expect(changed((store) => store.set('/attachments', [file]), '/people/1/name')).toBe(true)
  expect(changed((store) => store.set('/attachments', [file]), '/people/2/name')).toBe(false)
})
