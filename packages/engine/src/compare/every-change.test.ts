import { readFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import fc from 'fast-check'
import { below, isWithin, resolveYears, splitPointer, treeOf } from '@formwright/definition'
import type { FormTree, Json } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { changedSince } from '../merge/pointer-after.ts'
import { withoutPointer } from '../store/tuples.ts'
import { withValue } from '../structure/with-value.ts'
import { compareDocuments } from './compare.ts'

const forms = new URL('../../../../forms/', import.meta.url)

/** The pointers of everything below a value. */
function pointersIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [
    below(at, key),
    ...pointersIn(member, below(at, key)),
  ])
}

/** Keys of rows, and what refers to them, are assigned by the editor and do not count as changed. */
function isKey(tree: FormTree, pointer: string): boolean {
  const { schema } = tree.nodeAt(pointer) ?? {}
  return schema?.['x-key'] !== undefined || schema?.['x-ref'] !== undefined
}

describe('whatever an applicant changes, a reviewer is told where, and a note there counts as followed', () => {
  test.each(['sme-cluster/2024', 'high-tech-enterprise/2016', 'federal-assistance/2025'])(
    '%s',
    async (edition) => {
      const { bundle } = await readForm(new URL(edition, forms).pathname)
      const file = new URL(`${edition}/answers/eligible.json`, forms)
      const before = resolveYears(bundle!, JSON.parse(readFileSync(file, 'utf8')) as Json)
      const tree = treeOf(bundle!)
      const values: fc.Arbitrary<Json | undefined> = fc.constantFrom(undefined, '改', 0, true, {}, [])
      fc.assert(
        fc.property(fc.constantFrom(...pointersIn(before)), values, (pointer, value) => {
          const after =
            value === undefined
              ? withoutPointer(tree, before, pointer)
              : withValue(before, splitPointer(pointer), value)
          const told = compareDocuments(bundle!, before, after).map((difference) => difference.pointer)
          const isChanged = changedSince(bundle!, before, after)
          if (JSON.stringify(before) === JSON.stringify(after)) return told.length === 0
          return (
            told.some((at) => isWithin(at, pointer) || isWithin(pointer, at)) &&
            told.every((at) => isChanged(at) || isKey(tree, at))
          )
        }),
        { numRuns: 60 },
      )
    },
    60_000,
  )
})
