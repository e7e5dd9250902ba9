import {
  below,
  fieldsOf,
  hasErrors,
  inLanguage,
  JsonSource,
  languageOf,
  parseForm,
} from '@formwright/definition'
import type {
  CarryMap,
  EditionFile,
  FollowedYears,
  FileMap,
  FormBundle,
  Loaded,
  Problem,
} from '@formwright/definition'
import { labelOf } from '../carry/carry.ts'
import { draftCarryMap } from '../carry/draft-map.ts'
import type { CarryReasons } from '../carry/draft-map.ts'
import { yearlyParams, yearMentions, yearsOfEdition } from './mentions.ts'
import type { YearlyParam, YearMention } from './mentions.ts'
import { nameYears } from './name-years.ts'
import { obsoleteRules } from './obsolete.ts'
import type { ObsoleteRule } from './obsolete.ts'
import { ownParams } from './own-params.ts'
import { reviseReasons } from './reasons.ts'
import { withEdits, withoutProperty } from './text-edits.ts'
import type { TextEdit } from './text-edits.ts'

/** The next edition of a form, and what a person has to look at before it is used. */
export interface Revision {
  /** The files of the new edition's folder; everything else is inherited from the last one. */
  readonly files: FileMap
  readonly params: readonly YearlyParam[]
  readonly mentions: readonly YearMention[]
  /** Rules that can no longer say anything; `omit` leaves them out. */
  readonly obsolete: readonly ObsoleteRule[]
  /** Samples and cases that named years by number and now name them by alias. */
  readonly renamed: readonly string[]
  /** Fields whose answers the carry map leaves behind, with the reason that stands there. */
  readonly dropped: readonly { readonly id: string; readonly label: string; readonly reason: string }[]
  /** Files of regional variants, which are rulings for their year and not inherited. */
  readonly variants: readonly { readonly file: string; readonly authority: string }[]
}

export interface ReviseOptions {
  /** Ids of rules that the new edition does not have. */
  readonly omit?: readonly string[]
  /** The words in which the carry map says why an answer is left behind. */
  readonly reasons?: CarryReasons
}

/** Why there is no revision: what is wrong with the last edition, or with the name of the new one. */
export type NoRevision = { readonly problems: readonly Problem[] } | { readonly name: 'no-year' | 'exists' }

/**
 * The next edition from the last: its years, window, previous edition and carry map, the rest inherited.
 * Nothing of the last edition is touched.
 * @param to name of the new edition, a year
 */
export function revise(
  files: FileMap,
  from: string,
  to: string,
  options: ReviseOptions = {},
): Revision | NoRevision {
  const shift = Number(to) - Number(from)
  if (!/^\d{4}$/.test(to) || !Number.isInteger(shift)) return { name: 'no-year' }
  if (files.has(`${to}/edition.json`)) return { name: 'exists' }
  const before = parseForm(files, from)
  if (!before.bundle || hasErrors(before.problems)) return { problems: before.problems }
  const own = new Map([[`${to}/edition.json`, nextEditionFile(before, to, shift, options.omit ?? [])]])
  const renamed = namedFiles(before, before.bundle, to)
  for (const [path, text] of [...renamed, ...retitledTexts(before, to)]) own.set(path, text)
  const after = parseForm(new Map([...files, ...own]), to)
  if (!after.bundle) return { problems: after.problems }
  const carry = draftCarryMap(
    before.bundle,
    after.bundle,
    options.reasons ?? inLanguage(reviseReasons, languageOf(before.bundle.form)),
  )
  own.set(`${to}/carry.json`, `${JSON.stringify(carry, null, 2)}\n`)
  const years = yearsOfEdition(before.bundle)
  const whole = new Map([...files, ...own])
  return {
    files: own,
    params: yearlyParams(whole, to, after.bundle, years),
    mentions: yearMentions(parseForm(whole, to), years),
    obsolete: obsoleteRules(before.bundle, after),
    renamed: renamed.map(([path]) => path),
    dropped: droppedBy(carry, after.bundle),
    variants: (before.bundle.variants ?? []).map(({ region, authority }) => ({
      file: `${from}/regions/${region}.json`,
      authority,
    })),
  }
}

function droppedBy({ fields = {} }: CarryMap, bundle: FormBundle): Revision['dropped'] {
  return fieldsOf(bundle).flatMap((field) => {
    const entry = fields[field.id]
    return typeof entry === 'object' && 'drop' in entry
      ? [{ id: field.id, label: labelOf(field), reason: entry.drop }]
      : []
  })
}

/** The last edition's `edition.json` with what follows from the year; all else stays byte by byte. */
function nextEditionFile(
  { sources, bundle, edition: from }: Loaded,
  to: string,
  shift: number,
  omit: readonly string[],
): string {
  const source = sources.get(`${from}/edition.json`)!
  const file = source.value as EditionFile
  const edits: TextEdit[] = []
  const put = (pointer: string, value: unknown, more = '') => {
    const { offset, length } = source.positionOf(pointer)
    edits.push({ offset, length, text: JSON.stringify(value) + more })
  }
  put('/title', file.title.replaceAll(from, to))
  const sets: Readonly<Record<string, readonly number[] | FollowedYears>> = file.years
  for (const [set, years] of Object.entries(sets)) {
    if (!('from' in years)) years.forEach((year, index) => put(below('/years', set, index), year + shift))
    else if (years.otherwise !== undefined) put(below('/years', set, 'otherwise'), years.otherwise + shift)
  }
  if (file.window) {
    put('/window/from', shiftedDay(file.window.from, shift))
    put('/window/to', shiftedDay(file.window.to, shift))
    if (file.window.verified === undefined)
      put('/window/source', file.window.source, ',\n    "verified": false')
    else put('/window/verified', false)
  }
  const links = `"inherits": { ".": "../${from}" }`
  const omits = [...new Set([...(file.omits ?? []), ...omit])]
  const added = [
    ...(file.previous === undefined ? [`"previous": ${JSON.stringify(from)}`] : []),
    ...(file.inherits === undefined ? [links] : []),
    ...(file.omits === undefined && omits.length > 0 ? [`"omits": ${JSON.stringify(omits)}`] : []),
  ].map((line) => `,\n  ${line}`)
  if (file.previous !== undefined) put('/previous', from)
  if (file.inherits !== undefined) put('/inherits', { '.': `../${from}` })
  if (file.omits !== undefined) put('/omits', omits)
  put('/edition', to, added.join(''))
  const unused =
    omit.length === 0
      ? []
      : ownParams(
          bundle!,
          bundle!.rules.filter(({ id }) => omit.includes(id)),
        )
  return unused.reduce(
    (text, name) => withoutProperty(text, below('/params', name)),
    withEdits(source.text, edits),
  )
}

/** The same day of another year; the last of February in a year without a 29th. */
function shiftedDay(day: string, shift: number): string {
  const [year = '', ...rest] = day.split('-')
  const moved = `${String(Number(year) + shift).padStart(4, '0')}-${rest.join('-')}`
  return rest.join('-') === '02-29' && !isLeap(Number(year) + shift) ? moved.replace(/29$/, '28') : moved
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1

/** Samples and cases that name years by number, as files of the new edition that name them by alias. */
function namedFiles({ sources, edition: from }: Loaded, bundle: FormBundle, to: string): [string, string][] {
  return [...sources].flatMap(([path, { file, text }]): [string, string][] => {
    const kind = /\/(answers|cases)\/[^/]+\.json$/.exec(path)?.[1] as 'answers' | 'cases' | undefined
    const named = kind && nameYears(file, text, kind, bundle)
    return named === undefined || named === new JsonSource(file, text).text
      ? []
      : [[to + path.slice(from.length), named]]
  })
}

/**
 * Translations that are keyed by the last edition's title, with the new one; a title of year aliases needs
 * none.
 */
function retitledTexts({ sources, edition: from }: Loaded, to: string): [string, string][] {
  const { title } = sources.get(`${from}/edition.json`)!.value as EditionFile
  return [...sources].flatMap(([path, source]): [string, string][] => {
    const texts =
      /\/texts\/[^/]+\.json$/.test(path) && (source.value as { texts: Record<string, string> }).texts
    if (!title.includes(from) || !texts || !Object.hasOwn(texts, title)) return []
    const at = below('/texts', title)
    const edits = [source.keyPositionOf(at), source.positionOf(at)].map(({ offset, length }) => {
      const text = source.text.slice(offset, offset + length).replaceAll(from, to)
      return { offset, length, text }
    })
    return [[to + path.slice(from.length), withEdits(source.text, edits)]]
  })
}
