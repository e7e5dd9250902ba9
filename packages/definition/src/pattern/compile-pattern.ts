import { PatternFinder } from './find-pattern.ts'
import { PatternError, readPattern } from './read-pattern.ts'

/** A compiled pattern whose time is linear in the text, whatever the pattern. */
export interface Pattern {
  test(text: string): boolean
}

/**
 * Compiles a regular expression in RE2 syntax, with the escapes of ECMAScript; gives the reason in words when
 * it cannot.
 */
export function compilePattern(source: string): Pattern | string {
  try {
    return new PatternFinder(readPattern(source))
  } catch (error) {
    if (error instanceof PatternError) return error.message
    throw error
  }
}
