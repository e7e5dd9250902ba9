import {
  DEFAULT_LANGUAGE,
  explain,
  fill,
  inLanguage,
  languageOfScript,
  languageSaid,
  ownMember,
  problemValues,
  speaker,
} from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
import advices from './advice.json' with { type: 'json' }
import others from './explain.json' with { type: 'json' }
import says from './says.json' with { type: 'json' }

const say = speaker(others)

/** Technical terms: keywords, file names, commands, which people who use only the mouse do not know. */
const OF_FILES = /["{}]|\b(?:formwright|\w+\.(?:json|md)|x-\w+|[a-z]+[A-Z]\w*|[a-z]{4,})\b/

/**
 * A problem in words, like {@link explain}, but with advice in terms of the studio's buttons instead of
 * commands and files; further locations are only counted.
 */
export function explainInStudio(
  problem: Pick<Problem, 'code' | 'params'> & Partial<Pick<Problem, 'fix'>>,
  language: Language,
): ReturnType<typeof explain> {
  const { also = [], ...params } = problem.params
  const problems = { code: problem.code, params }
  const values = problemValues(problems, language)
  const [ownSays, ownAdvice] = [says, advices].map((words) => ownMember(words, problem.code))
  const count = [also].flat().length
  const more = count > 0 ? say('more-places', language, { n: count }) : ''
  const usual = explain(problems, language)
  return {
    says:
      (ownSays ? fill(inLanguage(ownSays, language), values, languageSaid(ownSays, language)) : usual.says) +
      more,
    advice: ownAdvice
      ? fill(inLanguage(ownAdvice, language), values, languageSaid(ownAdvice, language))
      : !isOfFiles(problem.code)
        ? usual.advice
        : say(problem.fix === undefined ? 'in-files' : 'by-fix', language),
  }
}

/** Whether a problem has to be fixed in its file because no pane has a control for it. */
export function isFixedInFiles(code: Problem['code']): boolean {
  return ownMember(advices, code) === undefined && isOfFiles(code)
}

/** Chinese characters, among which terms in Latin letters stand out. */
const WITHOUT_LETTERS = languageOfScript('Han') ?? DEFAULT_LANGUAGE

/** Whether the advice for a problem is in technical terms, judged by its Chinese text. */
function isOfFiles(code: Problem['code']): boolean {
  return OF_FILES.test(explain({ code, params: {} }, WITHOUT_LETTERS).advice.replaceAll(/\{\w+\}/g, ''))
}
