import {
  explain,
  fill,
  inLanguage,
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

/** Words of files: keywords, names with an extension, commands. Who makes a form by mouse knows none. */
const OF_FILES = /["{}]|\b(?:formwright|\w+\.(?:json|md)|x-\w+|[a-z]+[A-Z]\w*|[a-z]{4,})\b/

/**
 * A problem in words as {@link explain} tells it; what is to be done is said with the buttons of the studio,
 * not with the commands and files of the shell, and other places are counted.
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

/** Whether a problem is fixed in its file, as no pane has a control for it. */
export function isFixedInFiles(code: Problem['code']): boolean {
  return ownMember(advices, code) === undefined && isOfFiles(code)
}

/** Whether what is to be done of a problem is told in words of files, as can be seen in Chinese. */
function isOfFiles(code: Problem['code']): boolean {
  return OF_FILES.test(explain({ code, params: {} }, 'zh-CN').advice.replaceAll(/\{\w+\}/g, ''))
}
