import { compilePattern } from '@formwright/definition'

/** What ajv takes for a regular expression: RE2, so that no text takes long. */
export const linearPattern = Object.assign(
  (pattern: string) => {
    let compiled: ReturnType<typeof compilePattern> | undefined
    const test = (text: string) => {
      compiled ??= compilePattern(pattern)
      return typeof compiled === 'string' ? false : compiled.test(text)
    }
    // ajv tells patterns apart by their text
    return { test, toString: () => `/${pattern}/` }
  },
  { code: 'require("formwright").linearPattern' },
)
