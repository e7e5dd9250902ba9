import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { form } from './rows-form.test-support.ts'

/** Findings by code and place. */
const reported = (findings: readonly { readonly code: string; readonly pointer: string }[]) =>
  findings.map(({ code, pointer }) => `${code} ${pointer}`)

const edit = fc.oneof(
  fc.record({
    do: fc.constant('set' as const),
    row: fc.nat(4),
    key: fc.constantFrom('budget', 'spent', 'name', 'steps', 'main'),
    value: fc.nat(8),
  }),
  fc.record({
    do: fc.constantFrom('add' as const, 'move' as const, 'remove' as const, 'duplicate' as const),
    list: fc.constantFrom('projects', 'rights'),
    row: fc.nat(4),
    to: fc.nat(4),
  }),
  fc.record({
    do: fc.constantFrom('paste' as const, 'fill' as const),
    row: fc.nat(4),
    key: fc.constantFrom('budget', 'spent', 'name', 'steps', 'main'),
    value: fc.nat(8),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
)

test('whatever is done to rows, the findings are those of a fresh look, and a reference leads to the row that was meant', () => {
  const start = {
    rd: {
      rights: ['甲', '乙', '丙'].map((name, index) => ({ code: `IP0${index + 1}`, name })),
      projects: [
        { code: 'RD01', rights: ['IP01', 'IP03'], main: 'IP02' },
        { code: 'RD02', main: 'IP03', budget: 3 },
      ],
    },
  }
  interface Rd {
    readonly rights?: readonly { readonly code: string; readonly name?: string }[]
    readonly projects?: readonly { readonly rights?: readonly string[]; readonly main?: string }[]
  }
  /** What each project refers to, by names, which do not change. */
  const meant = (answers: unknown) => {
    const { rights = [], projects = [] } = valueAt(answers, '/rd') as Rd
    const nameOf = (code: string | undefined) => rights.find((right) => right.code === code)?.name
    return projects
      .map((project) => JSON.stringify([nameOf(project.main), (project.rights ?? []).map(nameOf)]))
      .toSorted()
  }
  const valueFor = (key: string, value: number): Json =>
    key === 'steps'
      ? [{ cost: value }, {}]
      : key === 'name'
        ? `名${value}`
        : key === 'main'
          ? `IP0${value}`
          : value
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const store = form.open(start)
      store.findings()
      for (const one of edits) {
        const before = meant(store.answers)
        if (one.do === 'undo' || one.do === 'redo') store[one.do]()
        else if (one.do === 'set') {
          if (store.get(`/rd/projects/${one.row}`) !== undefined)
            store.set(`/rd/projects/${one.row}/${one.key}`, valueFor(one.key, one.value))
        } else if (one.do === 'paste') {
          // a list that holds other rows from some row on, as a block from a spreadsheet gives it
          const rows = store.get('/rd/projects') as Json[]
          const pasted = [1, 2, 3].map((down) => ({ [one.key]: valueFor(one.key, one.value + down) }))
          store.set('/rd/projects', [...rows.slice(0, one.row), ...pasted])
        } else if (one.do === 'fill') {
          const end = (store.get('/rd/projects') as Json[]).length
          store.setAll(
            [0, 1, 2].map((down) => [
              `/rd/projects/${Math.min(end, one.row) + down}/${one.key}`,
              valueFor(one.key, one.value),
            ]),
          )
        } else if ('list' in one) {
          const row = `/rd/${one.list}/${one.row}`
          if (one.do === 'add') store.rows.add(`/rd/${one.list}`, {}, one.to)
          else if (one.do === 'move') store.rows.move(row, one.to)
          else if (one.do === 'duplicate') store.rows.duplicate(row)
          else store.rows.remove(row)
          if (one.do === 'move' || (one.list === 'rights' && one.do !== 'duplicate'))
            expect(meant(store.answers)).toEqual(before)
          const keys = (store.get(`/rd/${one.list}`) as { code: string }[]).map(({ code }) => code)
          expect(keys.toSorted()).toEqual(keys)
        }
        expect(reported(store.findings())).toEqual(reported(form.assess(store.answers).findings))
        for (const { pointer } of store.findings())
          expect(reported(store.findingsAt(pointer))).toEqual(
            reported(store.findings().filter((finding) => finding.pointer === pointer)),
          )
      }
    }),
    { numRuns: 60 },
  )
})
