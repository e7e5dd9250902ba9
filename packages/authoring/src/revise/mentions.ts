import { below, fileInfo, JsonSource, valueAt } from '@formwright/definition'
import type { EditionFile, FileMap, FormBundle, Loaded } from '@formwright/definition'

/** A mention of a year of the earlier edition in a file of the new one. */
export interface YearMention {
  readonly file: string
  /** Pointer of the text; empty for a file that is not JSON. */
  readonly pointer: string
  readonly line: number
  readonly column: number
  readonly year: number
  /** The line of the mention, shortened. */
  readonly text: string
}

/** Pointers with years written by `revise` itself. */
const REVISED = ['/edition', '/title', '/years', '/previous', '/inherits', '/window/from', '/window/to']

/** Samples, cases and notes, which no applicant reads. */
export const isAside = (file: string): boolean => /\/(answers|cases)\/|\.md$/.test(file)

/**
 * All mentions of years of the earlier edition in an edition's files, including inherited ones, and in the
 * notes for administrators. Years derived from `edition.json` are placeholders, so each mention has to be
 * reviewed by a person; those that no applicant reads come last. Years written after the edition was started
 * count as reviewed.
 */
export function yearMentions(
  before: Loaded & { readonly bundle: FormBundle },
  loaded: Loaded,
): YearMention[] {
  const years = yearsOfEdition(before.bundle)
  const own = `${loaded.edition}/edition.json`
  const sources = [...loaded.sources]
    .filter(([path]) => !path.endsWith('/carry.json'))
    .map(([path, source]) => ({ path, file: source.file, text: source.text, source }))
  const notes = [...loaded.files]
    .filter(([path]) => /^[^/]+\.md$/.test(path))
    .map(([file, text]) => ({ path: file, file, text, source: undefined }))
  const files = [...sources, ...notes].sort((a, b) => Number(isAside(a.file)) - Number(isAside(b.file)))
  return files
    .flatMap(({ path, file, text, source }) =>
      // dates of regional variants are moved with those of the edition
      mentionsIn(
        text,
        years,
        path === own || fileInfo(path).kind === 'variant' ? revisedRanges(text) : [],
      ).map(({ offset, ...mention }) => ({
        file,
        pointer: source?.pointerAt(offset) ?? '',
        ...mention,
      })),
    )
    .filter(
      (mention) =>
        !isWithoutEffect(loaded, mention) &&
        !isWrittenSince(before, loaded, mention) &&
        !isDayOfSample(loaded, mention),
    )
}

/**
 * Whether it is the year of a date in a sample, such as a registration date; dates that should move with the
 * edition are written relative to it.
 */
function isDayOfSample({ sources }: Loaded, { file, pointer }: YearMention): boolean {
  if (pointer === '' || !isAside(file)) return false
  const source = [...sources.values()].find((one) => one.file === file)
  const current = source && valueAt(source.value, pointer)
  return typeof current === 'string' && /^\d{4}-\d\d(?:-\d\d)?$/.test(current)
}

/**
 * Whether a year was written after the new edition was started: the earlier edition has a text without this
 * year there, or it is the year of the new one.
 */
function isWrittenSince(
  before: Loaded,
  { edition }: Loaded,
  { file, pointer, year, text }: YearMention,
): boolean {
  if (!file.startsWith(`${edition}/`)) return false
  const source = before.sources.get(before.edition + file.slice(edition.length))
  if (!source || source.text.includes(text)) return false
  const previous = valueAt(source.value, pointer)
  return year === Number(edition) || (typeof previous === 'string' && !previous.includes(String(year)))
}

/**
 * Whether a mention has no effect: in an omitted rule, or in the form's quotas if the edition has its own.
 */
function isWithoutEffect({ sources, edition }: Loaded, { file, pointer }: YearMention): boolean {
  const { omits = [], quotas } = sources.get(`${edition}/edition.json`)!.value as EditionFile
  if (file === 'form.json') return quotas !== undefined && pointer.startsWith('/quotas/')
  const index = fileInfo(file).kind === 'rules' ? /^\/rules\/(\d+)/.exec(pointer)?.[1] : undefined
  if (index === undefined) return false
  const rules = [...sources.values()].find((source) => source.file === file)
  const id = rules && valueAt(rules.value, `/rules/${index}/id`)
  return typeof id === 'string' && omits.includes(id)
}

/** The years of an edition: those of its sets, and its own. */
function yearsOfEdition({ edition }: Pick<FormBundle, 'edition'>): Set<number> {
  const own = Number(edition.edition)
  return new Set([...Object.values(edition.years).flat(), ...(Number.isInteger(own) ? [own] : [])])
}

type Range = readonly [from: number, to: number]

function revisedRanges(text: string): Range[] {
  const source = new JsonSource('edition.json', text)
  return REVISED.map((pointer) => {
    const { offset, length } = source.positionOf(pointer)
    return [offset, offset + length]
  })
}

const AROUND = 24

type Mentioned = Omit<YearMention, 'file' | 'pointer'> & { readonly offset: number }

function mentionsIn(text: string, years: ReadonlySet<number>, skipped: readonly Range[]): Mentioned[] {
  const found: Mentioned[] = []
  let offset = 0
  for (const [index, line] of text.split('\n').entries()) {
    for (const match of line.includes('"$schema"')
      ? []
      : line.matchAll(/(?<![\dA-Za-z])y?(\d{4})(?![\dA-Za-z])/g)) {
      const at = offset + match.index
      if (!years.has(Number(match[1])) || skipped.some(([from, to]) => at >= from && at < to)) continue
      const start = Math.max(0, match.index - AROUND)
      const shown = line.slice(start, match.index + match[0].length + AROUND).trim()
      const position = { offset: at, line: index + 1, column: match.index + 1 }
      found.push({ ...position, year: Number(match[1]), text: shown })
    }
    offset += line.length + 1
  }
  return found
}

/** A parameter whose value or meaning may depend on the year. */
export interface YearlyParam {
  readonly name: string
  readonly title: string
  readonly value: string
  readonly line: number
  readonly column: number
}

/** Any year; notices and standards are named after their year of publication. */
const YEAR = /(?<!\d)(?:19|20|21)\d\d(?!\d)/

/**
 * The parameters that contain a year or date, or whose title, source or texts mention a year, as a later
 * notice may change them. They are listed every year, however old the mentioned year is.
 */
export function yearlyParams(files: FileMap, edition: string, bundle: FormBundle): YearlyParam[] {
  const source = new JsonSource(`${edition}/edition.json`, files.get(`${edition}/edition.json`)!)
  return Object.entries(bundle.edition.params).flatMap(
    ([name, { title, value, source: from, type, unit }]) => {
      const isYear =
        typeof value === 'number' && Number.isInteger(value) && value > 1900 && value < 2200 && !unit
      const words = [value].flat().filter((one) => typeof one === 'string')
      const named = [title, from, ...words].some((text) => YEAR.test(text))
      if (!isYear && !named && type !== 'date') return []
      const { line, column } = source.keyPositionOf(below('/params', name))
      return [{ name, title, value: JSON.stringify(value), line, column }]
    },
  )
}
