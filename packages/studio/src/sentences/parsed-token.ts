/**
 * Words that say nothing where they stand; a word that is none; a name that there is not; a number with a
 * unit that the fields do not have; a function without what it is of; a word that something before it or
 * between is missing for; a condition, which has a place of its own; the day of filling in, which rules do
 * not know; a word that may mean each of several or one of them; a sentence that has no end yet.
 */
export type Why =
  | 'either'
  | 'unknown'
  | 'no-word'
  | 'no-name'
  | 'unit'
  | 'call'
  | 'gap'
  | 'condition'
  | 'today'
  | 'unfinished'

/** A piece of a sentence as it is written, and what it says. */
export interface ParsedToken {
  readonly code: string
  readonly text: string
  readonly start: number
  /** It is written as in an expression. */
  readonly plain?: true
  /** It is a function in words: what it is of stands behind it in brackets. */
  readonly calls?: true
  /** It is the name of a field. */
  readonly names?: true
  /** What it stands for as a whole, where a phrase may go through it: an annual value by its years. */
  readonly items?: readonly string[]
  /** Alone it says nothing, and why; a phrase that it belongs to may still be read. */
  readonly why?: Why
  /** What may be meant instead. */
  readonly near?: string
}

/** Whether a piece says nothing and is not in the way of anything: a blank, a word such as “should”. */
export function isSilent({ code, why }: Pick<ParsedToken, 'code' | 'why'>): boolean {
  return why === undefined && code.trim() === ''
}

/** The code of pieces; two names that only words kept apart get a space between them. */
export function joined(tokens: readonly ParsedToken[]): string {
  let expression = ''
  let before: ParsedToken | undefined
  for (const token of tokens) {
    const runTogether = /\w$/.test(expression) && /^\w/.test(token.code)
    expression += runTogether && !(token.plain && before?.plain) ? ` ${token.code}` : token.code
    before = token
  }
  return expression
}
