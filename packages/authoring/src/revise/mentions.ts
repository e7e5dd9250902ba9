import { below, fileInfo, JsonSource, valueAt } from '@formwright/definition'
import type { EditionFile, FileMap, FormBundle, Loaded } from '@formwright/definition'

/** A year of the edition before that still stands in a file of the new one. */
export interface YearMention {
  readonly file: string
  /** What it stands in; empty for a file that is not JSON. */
  readonly pointer: string
  readonly line: number
  readonly column: number
  readonly year: number
  /** The line that it stands in, shortened around it. */
  readonly text: string
}

/** What `revise` itself wrote of the years. */
const REVISED = ['/edition', '/title', '/years', '/previous', '/inherits', '/window/from', '/window/to']

/** Samples, cases and notes, which no applicant reads. */
export const isAside = (file: string): boolean => /\/(answers|cases)\/|\.md$/.test(file)

/**
 * Every place of an edition's files, shared ones included, and of the notes for administrators that names one
 * of the years: what follows from `edition.json` has no number, so each of these is to be looked at by a
 * person; what no applicant reads comes last.
 */
export function yearMentions(loaded: Loaded, years: ReadonlySet<number>): YearMention[] {
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
      // days of regions are revised with those of the edition
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
    .filter((mention) => !isWithoutEffect(loaded, mention))
}

/** Rules that the edition omits, and quotas of the form where the edition has its own. */
function isWithoutEffect({ sources, edition }: Loaded, { file, pointer }: YearMention): boolean {
  const { omits = [], quotas } = sources.get(`${edition}/edition.json`)!.value as EditionFile
  if (file === 'form.json') return quotas !== undefined && pointer.startsWith('/quotas/')
  const index = fileInfo(file).kind === 'rules' ? /^\/rules\/(\d+)/.exec(pointer)?.[1] : undefined
  if (index === undefined) return false
  const rules = [...sources.values()].find((source) => source.file === file)
  const id = rules && valueAt(rules.value, `/rules/${index}/id`)
  return typeof id === 'string' && omits.includes(id)
}

/** The years that an edition is about: of its sets, and its own. */
export function yearsOfEdition({ edition }: Pick<FormBundle, 'edition'>): Set<number> {
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
      const place = { offset: at, line: index + 1, column: match.index + 1 }
      found.push({ ...place, year: Number(match[1]), text: shown })
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

/** The parameters that hold a year or a day, or whose title or source names a year of the edition before. */
export function yearlyParams(
  files: FileMap,
  edition: string,
  bundle: FormBundle,
  years: ReadonlySet<number>,
): YearlyParam[] {
  const source = new JsonSource(`${edition}/edition.json`, files.get(`${edition}/edition.json`)!)
  return Object.entries(bundle.edition.params).flatMap(
    ([name, { title, value, source: from, type, unit }]) => {
      const isYear =
        typeof value === 'number' && Number.isInteger(value) && value > 1900 && value < 2200 && !unit
      const named = [...`${title} ${from} ${String(value)}`.matchAll(/(?<!\d)\d{4}(?!\d)/g)].some(([year]) =>
        years.has(Number(year)),
      )
      if (!isYear && !named && type !== 'date') return []
      const { line, column } = source.keyPositionOf(below('/params', name))
      return [{ name, title, value: JSON.stringify(value), line, column }]
    },
  )
}
