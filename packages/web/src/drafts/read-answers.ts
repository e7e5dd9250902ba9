import { explain, JsonSource, roundedProblemsOf, syntaxProblemsOf } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** Why a text is not read, and where. */
type NotRead = ReturnType<typeof explain> & { readonly line: number; readonly column: number }

/**
 * The value of a text of JSON, or what is wrong with it in the reader's words, as the command line says it:
 * it is no JSON, names one member twice, or has a number that would be read as another.
 * @param isWhole the text stood as it is in the file: a U+FFFD in it was written by somebody
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
