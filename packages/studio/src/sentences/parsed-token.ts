/**
 * Why a token cannot be read: no meaning at this point; an unknown word; an unknown name; a number with a
 * unit that the fields do not have; a function without arguments; a missing operand or operator before it; a
 * condition, which has its own input; the current date, which rules do not know; a word that may mean “each”
 * or “one of”; an incomplete sentence.
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

/** A token of a sentence: its text, and its code. */
export interface ParsedToken {
  readonly code: string
  readonly text: string
  readonly start: number
  /** It is written as in an expression. */
  readonly plain?: true
  /** It is a function in words; its arguments follow in brackets. */
  readonly calls?: true
  /** It is the name of a field. */
  readonly names?: true
  /**
   * The values that it stands for as a whole, over which a phrase can iterate: an annual value by its years.
   */
  readonly items?: readonly string[]
  /** Why it cannot be read by itself; it may still be part of a phrase. */
  readonly why?: Why
  /** A suggestion. */
  readonly near?: string
}

/** Whether a token has no code and no problem: a space, or a word such as “should”. */
export function isSilent({ code, why }: Pick<ParsedToken, 'code' | 'why'>): boolean {
  return why === undefined && code.trim() === ''
}

/** The code of tokens; a space is put between two names that were only separated by words. */
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
