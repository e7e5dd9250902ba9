import { RE2JS } from 're2js'

/** A compiled pattern whose time is linear in the text, whatever the pattern. */
export interface Pattern {
  test(text: string): boolean
}

/** Compiles a regular expression in RE2 syntax; gives the reason in words when it cannot. */
export function compilePattern(source: string): Pattern | string {
  try {
    const compiled = RE2JS.compile(source)
    return { test: (text) => compiled.test(text) }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
