import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FileMap, FormBundle } from '@formwright/definition'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'

const TEXTS = '2026/texts/en.json'
const PAPER = '2026/paper.json'
const files = startForm('x', 2026)
const bundleOf = (map: FileMap) => parseForm(map, '2026').bundle

type Json = null | string | number | boolean | Json[] | { [key: string]: Json }
const jsonOf = (map: FileMap, file: string) => JSON.parse(map.get(file)!) as Json

/** What somebody does to a file; `at` and `with` choose places in it, whatever it holds by then. */
interface Edit {
  readonly file: typeof TEXTS | typeof PAPER
  readonly act: 'remove' | 'retype' | 'double' | 'swap'
  readonly at: number
  readonly with: number
}

const edit: fc.Arbitrary<Edit> = fc.record({
  file: fc.constantFrom(TEXTS, PAPER),
  act: fc.constantFrom('remove', 'retype', 'double', 'swap'),
  at: fc.nat(),
  with: fc.nat(),
})

/** Every object and list of a document. */
function holders(value: Json): (Json[] | { [key: string]: Json })[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(holders)]
}

/** The leaves of a document: what may stand in the place of another. */
function leaves(value: Json): Json[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
}

function done(map: FileMap, { file, act, at, with: other }: Edit): FileMap {
  const document = jsonOf(map, file)
  const items = holders(document).flatMap((holder) => Object.keys(holder).map((key) => ({ holder, key })))
  if (items.length === 0) return map
  const { holder, key } = items[at % items.length]!
  const own = holder as { [key: string]: Json }
  if (act === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete own[key]
  } else if (act === 'retype') {
    const same = leaves(document).filter((leaf) => typeof leaf === typeof own[key])
    if (same.length === 0) return map
    own[key] = same[other % same.length]!
  } else if (act === 'double') {
    if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[Number(key)]!))
    else own[`${key}2`] = structuredClone(own[key]!)
  } else {
    const keys = Object.keys(holder)
    const second = keys[other % keys.length]!
    ;[own[key], own[second]] = [own[second]!, own[key]!]
  }
  return new Map(map).set(file, JSON.stringify(document))
}

/** What a bundle says of paper and in translations, in whatever order translations are written. */
function contentOf({ texts, paper }: FormBundle): string {
  const sorted = Object.entries(texts).map(([language, own]) => [language, Object.entries(own).toSorted()])
  return JSON.stringify([sorted, paper])
}

test('whatever is done to translations and paper is told as that, and nothing else is', () => {
  let reached = 0
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 3 }),
      fc.array(edit, { minLength: 1, maxLength: 2 }),
      (first, more) => {
        const map = first.reduce(done, files)
        const [one, other] = [bundleOf(map), bundleOf(more.reduce(done, map))]
        if (!one || !other) return
        const reported = diff(one, other).filter(({ kind }) => /^(?:text|language|paper)-/.test(kind))
        const isChanged = contentOf(one) !== contentOf(other)
        if (isChanged) reached++
        expect(reported.length > 0).toBe(isChanged)
      },
    ),
    { numRuns: 300 },
  )
  expect(reached).toBeGreaterThan(60)
})
