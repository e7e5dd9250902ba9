import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptRules, lintInStages } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { Json, Loaded } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { uncheckedForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'

/** The stages before the cases. */
const BEFORE_CASES = 4
const EDITED = /(?:schema|rules|edition|form)\.json$/

/** Every place of a JSON value, with its parent. */
function places(value: Json): { parent: Record<string, Json>; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => {
    const parent = value as Record<string, Json>
    return [{ parent, key }, ...places(parent[key]!)]
  })
}

/** What a rule that reads a field is compiled with. */
const READ_BY_RULES = /^(?:type|x-unit|unit|format|const|value|check|when)$/

/** Other types and units, with which rules may not hold together any more. */
const OTHER: Readonly<Record<string, string>> = {
  number: 'string',
  integer: 'string',
  string: 'number',
  boolean: 'number',
  万元: '%',
  '%': '万元',
  家: '%',
}

/** Changes the place at a share of the places of a file: another type or unit, a letter or number more, or nothing. */
function edited(text: string, share: number, isRemoved: boolean): string {
  const value = JSON.parse(text) as Json
  const all = places(value).filter(({ key }) => READ_BY_RULES.test(key))
  if (all.length === 0) return text
  const { parent, key } = all[Math.floor(share * all.length)]!
  const old = parent[key]!
  if (isRemoved && !Array.isArray(parent)) delete parent[key]
  else if (typeof old === 'string') parent[key] = OTHER[old] ?? `${old}x`
  else if (typeof old === 'number') parent[key] = old + 1
  else if (typeof old === 'boolean') parent[key] = !old
  return JSON.stringify(value, undefined, 2)
}

// edits one after another, each linted with the rules kept from the one before, and from nothing
test.each([
  ['forms/sme-cluster/2024', Number(process.env.RUNS ?? 3)],
  ['forms/innovative-sme/2022', Number(process.env.RUNS ?? 5)],
])('%s: rules kept between edits are linted like rules compiled anew', async (folder, runs) => {
  const { files, edition } = await readForm(folder)
  const paths = [...files.keys()].filter((path) => EDITED.test(path) && !path.includes('/regions/'))
  const edit = fc.record({
    path: fc.constantFrom(...paths),
    share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    isRemoved: fc.boolean(),
    isKept: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 3, maxLength: 4 }), (edits) => {
      const kept = keptRules([])
      let now = new Map(files)
      let read: Loaded | undefined
      for (const { path, share, isRemoved, isKept } of [{ ...edits[0]!, share: 0 }, ...edits]) {
        const next = new Map(now).set(path, edited(now.get(path)!, share, isRemoved))
        const loaded = parseForm(next, edition, read)
        read = loaded
        const found = (rules?: typeof kept) =>
          [...lintInStages(loaded, fieldTypes, [], uncheckedForm, rules)].slice(0, BEFORE_CASES)
        expect(found(kept)).toEqual(found())
        if (isKept) now = next
      }
    }),
    { numRuns: runs },
  )
})
