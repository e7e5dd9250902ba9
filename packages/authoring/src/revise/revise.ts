import { below, hasErrors, JsonSource, languageOf, parseForm } from '@formwright/definition'
import type {
  EditionFile,
  FieldType,
  FollowedYears,
  FileMap,
  FormBundle,
  Loaded,
  Problem,
} from '@formwright/definition'
import { samplesOf } from '../cases/case-files.ts'
import { followingSamples } from '../cases/computed-samples.ts'
import { draftCarryMap } from '../carry/draft-map.ts'
import type { CarryReasons } from '../carry/draft-map.ts'
import { ownParams } from '../lint/used-params.ts'
import { nameYears } from '../cases/name-years.ts'
import { nextVariant, windowEdits } from './next-days.ts'
import { reviseReasons } from './reasons.ts'
import { withEdits, withoutProperty } from '../text/text-edits.ts'
import type { TextEdit } from '../text/text-edits.ts'
import { revisionReview } from './revision-review.ts'
import type { RevisionReview } from './revision-review.ts'

/** The next edition of a form, and what a person has to review before it is used. */
export interface Revision extends RevisionReview {
  /** The files of the new edition's folder; everything else is inherited from the last one. */
  readonly files: FileMap
  /** Samples and cases whose years were replaced by aliases. */
  readonly renamed: readonly string[]
}

export interface ReviseOptions {
  /** Ids of rules that the new edition omits. */
  readonly omit?: readonly string[]
  /** Codes of regions whose variants are taken over, with moved windows and marked as unverified. */
  readonly regions?: readonly string[]
  /**
   * Determine which options in UI schemas are parameters; without them no parameter is removed with a rule.
   */
  readonly fieldTypes?: readonly FieldType[]
  /** Texts for the reasons in the carry map. */
  readonly reasons?: CarryReasons
}

/** Why there is no revision: problems of the last edition, or the name of the new one. */
export type NoRevision = { readonly problems: readonly Problem[] } | { readonly name: 'no-year' | 'exists' }

/**
 * Makes the next edition from the last one: new years, window, previous edition and carry map; the rest is
 * inherited. The last edition is not changed.
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
  const { omit = [], regions = [], fieldTypes } = options
  const edition = nextEditionFile(before, to, shift, omit, fieldTypes)
  const own = new Map([[`${to}/edition.json`, edition]])
  const { params } = JSON.parse(edition) as EditionFile
  const has = (kind: 'rule' | 'param', name: string) =>
    kind === 'rule' ? !omit.includes(name) : Object.hasOwn(params, name)
  for (const region of regions) {
    const ruling = files.get(`${from}/regions/${region}.json`)
    if (ruling !== undefined) own.set(`${to}/regions/${region}.json`, nextVariant(ruling, shift, has))
  }
  const renamed = namedFiles(before, before.bundle, to)
  for (const [path, text] of [...renamed, ...retitledTexts(before, to)]) own.set(path, text)
  const after = parseForm(new Map([...files, ...own]), to)
  if (!after.bundle) return { problems: after.problems }
  const carry = draftCarryMap(
    before.bundle,
    after.bundle,
    options.reasons ?? reviseReasons(languageOf(before.bundle.form)),
    [...samplesOf(before).values()],
  )
  own.set(`${to}/carry.json`, `${JSON.stringify(carry, null, 2)}\n`)
  const whole = parseForm(new Map([...files, ...own]), to)
  // values in samples that depend on the year, such as an age, are updated
  if (whole.bundle && !hasErrors(whole.problems))
    for (const [path, text] of followingSamples(before, whole)) own.set(path, text)
  return {
    files: own,
    renamed: renamed.map(([path]) => path),
    ...revisionReview(before, whole, fieldTypes)!,
  }
}

/**
 * The last edition's `edition.json` with everything that depends on the year updated; the rest of the text is
 * unchanged.
 */
function nextEditionFile(
  before: Loaded,
  to: string,
  shift: number,
  omit: readonly string[],
  fieldTypes: readonly FieldType[] | undefined,
): string {
  const { edition: from, bundle } = before
  const source = before.sources.get(`${from}/edition.json`)!
  const file = source.value as EditionFile
  const edits: TextEdit[] = []
  const write = (pointer: string, text: string) => {
    const { offset, length } = source.positionOf(pointer)
    edits.push({ offset, length, text })
  }
  const put = (pointer: string, value: unknown, more = '') => write(pointer, JSON.stringify(value) + more)
  put('/title', file.title.replaceAll(from, to))
  const sets: Readonly<Record<string, readonly number[] | FollowedYears>> = file.years
  for (const [set, years] of Object.entries(sets)) {
    if (!('from' in years)) years.forEach((year, index) => put(below('/years', set, index), year + shift))
    else if (years.otherwise !== undefined) put(below('/years', set, 'otherwise'), years.otherwise + shift)
  }
  edits.push(...windowEdits(source, shift))
  const links = `{ ".": "../${from}" }`
  const omits = [...new Set([...(file.omits ?? []), ...omit])]
  const omitted = `[${omits.map((id) => JSON.stringify(id)).join(', ')}]`
  const added = [
    ...(file.previous === undefined ? [`"previous": ${JSON.stringify(from)}`] : []),
    ...(file.inherits === undefined ? [`"inherits": ${links}`] : []),
    ...(file.omits === undefined && omits.length > 0 ? [`"omits": ${omitted}`] : []),
  ].map((line) => `,\n  ${line}`)
  if (file.previous !== undefined) put('/previous', from)
  if (file.inherits !== undefined) write('/inherits', links)
  if (file.omits !== undefined) write('/omits', omitted)
  put('/edition', to, added.join(''))
  const unused = omit.length === 0 ? [] : ownParams(before, bundle!, omit, fieldTypes)
  return unused.reduce(
    (text, name) => withoutProperty(text, below('/params', name)),
    withEdits(source.text, edits),
  )
}

/** Samples and cases with years by number, as files of the new edition with aliases. */
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
 * Translations of the last edition's title, for the new title; not needed if the title contains placeholders.
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
