import { explain, JsonSource, roundedProblemsOf, syntaxProblemsOf } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** Why a text cannot be parsed, and where. */
type NotRead = ReturnType<typeof explain> & { readonly line: number; readonly column: number }

/**
 * Parses JSON answers, or explains the error like the command line: invalid JSON, a duplicate key, or a
 * number that loses precision.
 * @param isWhole the text was valid UTF-8, so any U+FFFD is intentional
 */
export function readAnswers(
  text: string,
  language: Language,
  isWhole = false,
): { readonly value: unknown } | { readonly problem: NotRead } {
  const source = new JsonSource('', text)
  const [problem] = [...syntaxProblemsOf(source, isWhole), ...roundedProblemsOf(source)]
  if (problem) {
    const { line, column } = problem
    return { problem: { line, column, ...explain(problem, language) } }
  }
  return {
    value: JSON.parse(source.text, (key, value: unknown) => (key === '__proto__' ? undefined : value)),
  }
}
