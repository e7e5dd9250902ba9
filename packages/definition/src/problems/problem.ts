import { catalogue } from './catalogue.ts'
import type { Language, ProblemCode } from './catalogue.ts'
import type { ProblemText, Words } from './catalogue/entry.ts'
import type { JsonSource, Position } from '../json/source.ts'

/** A replacement of part of a file's text that mends a problem; a tool may apply it unseen. */
export interface Fix {
  readonly file: string
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** One thing wrong with a definition: where, what, and how to mend it. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** JSON pointer into the file. */
  readonly pointer: string
  readonly line: number
  readonly column: number
  readonly params: Readonly<Record<string, string>>
  readonly fix?: Fix
}

/** Everything about a place that a problem needs: made by whoever knows the file. */
export interface Place {
  readonly file: string
  readonly pointer: string
  readonly position: Position
}

export type ProblemParams = Record<string, string | number>

/** Makes a problem of a code of the catalogue at a place. */
export function problemAt(
  place: Place,
  code: ProblemCode,
  params: ProblemParams = {},
  fixText?: string,
): Problem {
  const { line, column, offset, length } = place.position
  const strings = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
  const base = {
    code,
    severity: catalogue[code].severity,
    file: place.file,
    pointer: place.pointer,
    line,
    column,
    params: strings,
  }
  return fixText === undefined ? base : { ...base, fix: { file: place.file, offset, length, text: fixText } }
}

/** The place of a pointer's value in a file. */
export function placeOf(source: JsonSource, pointer: string): Place {
  return { file: source.file, pointer, position: source.positionOf(pointer) }
}

/** The place of a property's key in a file. */
export function placeOfKey(source: JsonSource, pointer: string): Place {
  return { file: source.file, pointer, position: source.keyPositionOf(pointer) }
}

/** A problem in words: what is wrong and how to mend it. */
export function explain(
  problem: Pick<Problem, 'code' | 'params'>,
  language: Language = 'zh-CN',
): ProblemText {
  const [says, mend, otherwise] = catalogue[problem.code][language === 'en' ? 'en' : 'zh'] as Words
  const chosen = problem.params.suggestion ? mend : (otherwise ?? mend)
  return { says: fill(says, problem.params, language), mend: fill(chosen, problem.params, language) }
}

function fill(template: string, params: Readonly<Record<string, string>>, language: Language): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'instead') return params.suggestion ?? ''
    const value = params[name] ?? ''
    if (name !== 'suggestion') return value
    return value === '' ? '' : language === 'en' ? ` (did you mean “${value}”?)` : `（是否应为“${value}”？）`
  })
}

/** File order, then position: as one reads. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}
