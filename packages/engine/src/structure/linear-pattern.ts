import { compilePattern } from '@formwright/definition'

/** The regular expression engine for ajv: RE2, so that matching takes linear time. */
export const linearPattern = Object.assign(
  (pattern: string) => {
    let compiled: ReturnType<typeof compilePattern> | undefined
    const test = (text: string) => {
      compiled ??= compilePattern(pattern)
      return typeof compiled === 'string' ? false : compiled.test(text)
    }
    // ajv identifies patterns by their text
    return { test, toString: () => `/${pattern}/` }
  },
  { code: 'require("formwright").linearPattern' },
)
