import { explain, fill, inLanguage, ownMember } from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
import advices from './advice.json' with { type: 'json' }

/**
 * A problem in words as {@link explain} tells it; what is to be done is said with the buttons of the studio,
 * not with the commands and files of the shell.
 */
export function explainInStudio(
  problem: Pick<Problem, 'code' | 'params'>,
  language: Language,
): ReturnType<typeof explain> {
  const told = explain(problem, language)
  const own = ownMember(advices, problem.code)
  if (own === undefined) return told
  const { example = '' } = problem.params
  return { ...told, advice: fill(inLanguage(own, language), { example: String(example) }, language) }
}
