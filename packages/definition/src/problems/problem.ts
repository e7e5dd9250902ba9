import { catalogue } from './catalogue.ts'
import type { ProblemCode } from './catalogue.ts'
import type { ProblemText, Words } from './catalogue/entry.ts'
import { fill } from '../language/fill.ts'
import { DEFAULT_LANGUAGE, inLanguage, languageSaid } from '../language/language.ts'
import type { Language, Texts } from '../language/language.ts'
import { joinList, word } from '../language/words.ts'
import { showLabel } from '../locale/form-locale.ts'
import type { JsonSource, Position } from '../json/source.ts'

/** A replacement of part of a file's text that fixes a problem; a tool may apply it unseen. */
export interface Fix {
  readonly file: string
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** One thing wrong with a definition: where, what, and how to fix it. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** JSON pointer into the file. */
  readonly pointer: string
  readonly line: number
  readonly column: number
  /** What stands for the placeholders of its texts. */
  readonly params: Readonly<Record<string, ProblemParam>>
  readonly fix?: Fix
}

/** Everything about a location that a problem needs, provided by whoever knows the file. */
export interface Location {
  readonly file: string
  readonly pointer: string
  readonly position: Position
}

/** A parameter of a problem: a text, several texts that are joined as a list, or a text per language. */
export type ProblemParam = string | readonly string[] | Texts

export type ProblemParams = Record<string, ProblemParam | number>

/** Makes a problem of a code of the catalogue at a place. */
export function problemAt(
  location: Location,
  code: ProblemCode,
  params: ProblemParams = {},
  fixText?: string,
): Problem {
  const { line, column, offset, length } = location.position
  const strings = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  )
  const base = {
    code,
    severity: catalogue[code].severity,
    file: location.file,
    pointer: location.pointer,
    line,
    column,
    params: strings,
  }
  return fixText === undefined || !isAnnounced(fixText, strings.suggestion)
    ? base
    : { ...base, fix: { file: location.file, offset, length, text: fixText } }
}

/** Whether the fix writes what the text suggests; for a suggested path, its last segment. */
function isAnnounced(fixText: string, suggestion: ProblemParam | undefined): boolean {
  if (typeof suggestion !== 'string') return true
  const inJson = JSON.stringify(suggestion).slice(1, -1)
  const isWritten = suggestion !== '' && (fixText.includes(suggestion) || fixText.includes(inJson))
  return isWritten || suggestion.endsWith(`/${fixText.replaceAll('"', '')}`)
}

/** The place of a pointer's value in a file. */
export function locationOf(source: JsonSource, pointer: string): Location {
  return { file: source.file, pointer, position: source.positionOf(pointer) }
}

/** The place of a property's key in a file. */
export function locationOfKey(source: JsonSource, pointer: string): Location {
  return { file: source.file, pointer, position: source.keyPositionOf(pointer) }
}

/** A problem in words: what is wrong and how to fix it. */
export function explain(
  problem: Pick<Problem, 'code' | 'params'>,
  language: Language = DEFAULT_LANGUAGE,
): ProblemText {
  const { texts }: { texts: Readonly<Record<string, Words>> } = catalogue[problem.code]
  const { says, advice, otherwise } = inLanguage(texts, language)
  const { also = '' } = problem.params
  const values = problemValues(problem, language)
  const { instead } = values
  const chosen = instead === '' ? (otherwise ?? advice) : advice
  const others = also === '' ? '' : alsoAt(also, language)
  const said = languageSaid(texts, language)
  return { says: fill(says, values, said) + others, advice: fill(chosen, values, said) }
}

/** What a problem puts into its words. */
export function problemValues(
  { params }: Pick<Problem, 'params'>,
  language: Language,
): Readonly<Record<string, string>> & { readonly instead: string } {
  const { suggestion = '', also: _, ...others } = params
  const instead = shown(suggestion, language)
  const entries = Object.entries(others).map(([name, value]) => {
    const text = shown(value, language)
    // the titles of a field and of the groups around it, apart as the language writes them
    return [name, name === 'field' ? showLabel(text, language) : text] as const
  })
  return {
    ...Object.fromEntries(entries),
    instead,
    suggestion: instead === '' ? '' : word('did-you-mean', language, { suggestion: instead }),
  }
}

/** The other locations with the same problem: lines of the same file, or files with their lines. */
function alsoAt(also: ProblemParam, language: Language): string {
  const lines = shown(also, language)
  return lines.includes(':')
    ? word('also-at-places', language, { places: lines })
    : word('also-at-lines', language, { lines: lines })
}

function shown(value: ProblemParam, language: Language): string {
  if (typeof value === 'string') return value
  return isList(value) ? joinList(value, language) : inLanguage(value, language)
}

function isList(value: readonly string[] | Texts): value is readonly string[] {
  return Array.isArray(value)
}

/** Removes duplicates: a definition that is referenced often has its problems only once. */
export function distinct(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ file, pointer, line, column, code, params }: Problem) =>
    `${file}${pointer}:${line}:${column}${code}${JSON.stringify(params)}`
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()]
}

/** File order, then position: as one reads. */
export function byLocation(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}
