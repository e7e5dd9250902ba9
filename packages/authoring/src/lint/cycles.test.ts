import { distinct, parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { expect, test } from 'vitest'
import { lintContext } from './context.ts'
import { cycles } from './cycles.ts'

const when = (key: string, properties: object) => ({
  if: { properties: { [key]: { const: 'yes' } }, required: [key] },
  // oxlint-disable-next-line unicorn/no-thenable
  then: { properties },
})
const text = { type: 'string' }
const number = { type: 'number' }

function told(allOf: readonly object[], rules: readonly object[] = []): string[] {
  const schema = { type: 'object', properties: { a: text, n: number }, allOf }
  const loaded = parseForm(filesOf({ schema, rules }))
  const found = cycles(lintContext(loaded, loaded.bundle!, [], [], compileForm))
  return distinct(found).map((one) => `${one.file} ${one.code} ${String(one.params.chain)}`)
}

test('a branch that is decided by what only it shows, or by what waits for it, is told', () => {
  expect(told([when('a', { b: text }), when('b', { c: text })])).toEqual([])
  expect(told([when('b', { b: text })])).toMatchInlineSnapshot(`
    [
      "2024/schema.json condition-cycle b → b",
    ]
  `)
  expect(told([when('b', { c: text }), when('c', { b: text })])).toMatchInlineSnapshot(`
    [
      "2024/schema.json condition-cycle c → b → c",
    ]
  `)
})

test('so is one that a condition or a formula decides which reads what stands in it', () => {
  const branch = when('a', { cost: number })
  const visible = { id: 'V', visible: 'cost > 3', at: '/a' }
  expect(told([branch], [visible])).toMatchInlineSnapshot(`
    [
      "2024/rules.json condition-cycle V → cost → V",
    ]
  `)
  const compute = { id: 'C', compute: "cost > 3 ? 'yes' : 'no'", at: '/a' }
  expect(told([branch], [compute])).toMatchInlineSnapshot(`
    [
      "2024/rules.json condition-cycle C → cost → C",
    ]
  `)
  expect(told([branch], [{ id: 'C', compute: 'cost + 1', at: '/n' }])).toEqual([])
})

test('a total beside the entries of a map may be the sum of them, in rows too, and not of itself', () => {
  const map = { type: 'object', properties: { total: number }, additionalProperties: number }
  const properties = { map, rows: { type: 'array', items: { type: 'object', properties: { map } } } }
  const codes = (rules: readonly object[]) => {
    const loaded = parseForm(filesOf({ schema: { type: 'object', properties }, rules }))
    return cycles(lintContext(loaded, loaded.bundle!, [], [], compileForm)).map(({ code }) => code)
  }
  const each = { row: 'rows' }
  expect(codes([{ id: 'C', compute: 'sum(map)', at: '/map/total' }])).toEqual([])
  expect(codes([{ id: 'C', each, compute: 'sum(row.map)', at: '/rows/{row}/map/total' }])).toEqual([])
  expect(codes([{ id: 'C', compute: 'sum(map) + map.total', at: '/map/total' }])).toEqual(['compute-cycle'])
})
