import { closest, fillYears, yearPlaceholdersOf } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { textsWithBrackets } from './bracketed-texts.ts'

/** Texts of UI schemas, paper and edition with year placeholders. */
const FILES = /(^|\/)(ui|paper|edition)\.json$/

/** Samples and cases, where dates relative to the window may be used, too. */
const ANSWERS = /\/(answers|cases)\/[^/]+\.json$/
const DAY = /^\{window\.(?:from|to)(?:[+-]\d{1,4})?\}$/

/** Year placeholders must name years of the edition; other placeholders are ignored. */
export const yearPlaceholders: LintCheck = ({ loaded, bundle }) => {
  const { years } = bundle.edition
  return [...loaded.sources].flatMap(([path, source]) => {
    const isAnswers = ANSWERS.test(path)
    if (!isAnswers && !FILES.test(path)) return []
    const days = isAnswers ? ['{window.from}', '{window.to}'] : []
    const names = [...yearPlaceholdersOf(years), ...days]
    return textsWithBrackets(source).flatMap(({ text, pointer }) =>
      fillYears(text, years).unknown.flatMap((name) => {
        if (isAnswers && DAY.test(name)) return []
        const suggestion = closest(name, names)
        const [set = ''] = name.slice(1).split('.')
        if (suggestion === '' && !Object.hasOwn(years, set)) return []
        return [fileProblem(source, pointer, 'year-placeholder', { name, suggestion, known: names })]
      }),
    )
  })
}
