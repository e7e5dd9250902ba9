import {
  valueAt,
  equal,
  bundleInYears,
  inLanguage,
  pointerOfPath,
  regionalBundle,
  rememberedObject,
  resolveYearPointer,
  resolveYears,
  splitPointer,
  variantsIn,
} from '@formwright/definition'
import type { FormBundle, Json, JsonSource, Loaded, Texts } from '@formwright/definition'
import { derivedChanges, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { editionFileOf } from '../carry/carry-file.ts'
import { sampleWord } from './sample-words.ts'

/** The edition itself, without regional variants. */
export const NOWHERE = ''

/** One case: base answers, changed cells, and the expected findings. */
export interface Case {
  readonly source: JsonSource
  readonly pointer: string
  readonly name: string
  readonly base: string
  /** Code of the region whose variant the case is about; `NOWHERE` for the edition itself. */
  readonly region: string
  /** The base, and the changes to it. */
  readonly from: unknown
  readonly changes: readonly (readonly [pointer: string, value: Json | undefined])[]
  readonly expect: readonly {
    readonly code: string
    readonly pointer: string
    readonly severity?: 'error' | 'warning'
  }[]
}

export interface CaseFile {
  readonly base: string
  readonly region?: string
  readonly cases: readonly {
    readonly name: string
    readonly set?: Record<string, Json>
    readonly remove?: readonly string[]
    readonly expect: Case['expect']
  }[]
}

/** The sample answers of an edition by name, with year aliases resolved. */
export function samplesOf(loaded: Loaded): Map<string, unknown> {
  return new Map(
    sampleNames(loaded).map((name) => {
      const { value } = loaded.sources.get(`${loaded.edition}/answers/${name}.json`)!
      return [name, loaded.bundle ? resolveYears(loaded.bundle, value) : value]
    }),
  )
}

/** The names of an edition's samples. */
export function sampleNames({ sources, edition }: Loaded): string[] {
  const prefix = `${edition}/answers/`
  return [...sources.keys()].flatMap((path) =>
    path.startsWith(prefix) ? [path.slice(prefix.length, -'.json'.length)] : [],
  )
}

/**
 * The title of a sample in a language (`samples.json`); without one its file name, or the word for generated
 * samples.
 */
export function sampleTitle({ sources, edition }: Loaded, name: string, language: string): string {
  const titles = sources.get(`${edition}/samples.json`)?.value as Readonly<Record<string, Texts>> | undefined
  if (titles && Object.hasOwn(titles, name)) return inLanguage(titles[name]!, language)
  const [, plain, number = ''] = /^(sample|draft)(-\d+)?$/.exec(name) ?? []
  if (plain === undefined) return name
  return [sampleWord(plain as 'sample' | 'draft', language), number.slice(1)].filter(Boolean).join(' ')
}

/** The samples that contain mistakes on purpose, according to `samples.json`. */
export function mistakenSamples({ sources, edition }: Loaded): readonly string[] {
  const titles = sources.get(`${edition}/samples.json`)?.value as
    | { readonly $mistakes?: readonly string[] }
    | undefined
  return titles?.$mistakes ?? []
}

/** The case files of an edition. */
export function caseSources({ sources }: Loaded): JsonSource[] {
  return [...sources].flatMap(([path, source]) => (/\/cases\/[^/]+\.json$/.test(path) ? [source] : []))
}

/** Whether changes have no effect, so that a case with them tests nothing. */
export function changesNothing(from: unknown, changes: Case['changes']): boolean {
  return changes.every(([at, value]) => equal(valueAt(from, at), value))
}

/**
 * All cases of an edition whose base exists, with year aliases resolved. `empty` is the base without answers.
 * Dates relative to the window refer to that of the case's region. Cases that expect a rule omitted by the
 * edition, or are about a region without a variant, are left out.
 */
export const casesOf = rememberedObject((loaded: Loaded): readonly Case[] => {
  const regions = new Map<string, Here>()
  const hereIn = (region = NOWHERE) => {
    const known = regions.get(region) ?? inRegion(loaded, region)
    regions.set(region, known)
    return known
  }
  const omitted = new Set(loaded.bundle ? editionFileOf(loaded).omits : [])
  return caseSources(loaded).flatMap((source) => {
    const { base, region, cases } = source.value as CaseFile
    if (region !== undefined && !isRuledIn(loaded, region)) return []
    const { samples, bundle } = hereIn(region)
    if (!samples.has(base)) return []
    const own = bundle && bundleInYears(bundle, samples.get(base))
    const pointerOf = (path: string) =>
      own ? resolveYearPointer(own, pointerOfPath(path)) : pointerOfPath(path)
    const inYears = (at: string, value: Json) => (own ? resolveYears(own, value, at) : value)
    return cases.flatMap((written, index) =>
      written.expect.some(({ code }) => omitted.has(code))
        ? []
        : [
            {
              source,
              base,
              region: region ?? NOWHERE,
              name: written.name,
              expect: written.expect.map((found) => ({ ...found, pointer: pointerOf(found.pointer) })),
              pointer: `/cases/${index}`,
              from: samples.get(base),
              changes: [
                ...Object.entries(written.set ?? {}).map(([pointer, value]) => {
                  const at = pointerOf(pointer)
                  return [at, inYears(at, value) as Json] as const
                }),
                ...(written.remove ?? []).map((pointer) => [pointerOf(pointer), undefined] as const),
              ],
            },
          ],
    )
  })
})

interface Here {
  readonly bundle?: FormBundle
  readonly samples: ReadonlyMap<string, unknown>
}

/** The edition with the variant of a region, and the samples with its dates. */
function inRegion(loaded: Loaded, region: string): Here {
  const here = loaded.bundle ? { ...loaded, bundle: regionalBundle(loaded.bundle, region) } : loaded
  return { ...here, samples: samplesOf(here).set('empty', {}) }
}

/** Whether the edition has a variant for a region. */
export function isRuledIn({ bundle }: Loaded, region: string): boolean {
  return bundle !== undefined && variantsIn(bundle, region).length > 0
}

/**
 * The answers of a case: the base with its changes, and the values that formulas (`compute`) then give, as on
 * screen.
 */
export function answersOf({ from, changes, region }: Case, form: Form): unknown {
  return answersAfter(from, changes, form, region)
}

/** Answers after changes, with updated formulas. */
export function answersAfter(
  from: unknown,
  changes: readonly (readonly [pointer: string, value: unknown])[],
  form: Form,
  region = NOWHERE,
): unknown {
  const changed = withAll(from, changes)
  const pointers = changes.map(([pointer]) => pointer)
  return withAll(
    changed,
    derivedChanges((own) => form.fitting(own, { region }), from, changed, pointers),
  )
}

/** Answers after changes, without updating formulas. */
export function withAll(
  from: unknown,
  changes: readonly (readonly [pointer: string, value: unknown])[],
): unknown {
  return changes.reduce<unknown>((answers, [pointer, value]) => changedAt(answers, pointer, value), from)
}

/**
 * Changes a value; if the answers contain another type there, such as a list instead of years, they are
 * returned unchanged.
 */
function changedAt(answers: unknown, pointer: string, value: unknown): unknown {
  try {
    return withValue(answers, splitPointer(pointer), value)
  } catch (error) {
    if (error instanceof RangeError) return answers
    throw error
  }
}
