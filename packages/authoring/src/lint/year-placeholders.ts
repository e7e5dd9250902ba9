import { below, closest, fillYears, yearPlaceholdersOf } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Texts of screens, paper and edition in which years are filled in. */
const FILES = /(^|\/)(ui|paper|edition)\.json$/

/** Samples and cases, in which days of the window are filled in, too. */
const ANSWERS = /\/(answers|cases)\/[^/]+\.json$/
const DAY = /^\{window\.(?:from|to)(?:[+-]\d{1,4})?\}$/

/** A year that a text names is one of the edition's; of what is no set of years nothing is said. */
export const yearPlaceholders: LintCheck = ({ loaded, bundle }) => {
  const { years } = bundle.edition
  return [...loaded.sources].flatMap(([path, source]) => {
    const isAnswers = ANSWERS.test(path)
    if (!isAnswers && !FILES.test(path)) return []
    const days = isAnswers ? ['{window.from}', '{window.to}'] : []
    const known = [...yearPlaceholdersOf(years), ...days]
    return textsIn(source.value, '').flatMap(({ text, pointer }) =>
      fillYears(text, years).unknown.flatMap((name) => {
        if (isAnswers && DAY.test(name)) return []
        const suggestion = closest(name, known)
        const [set = ''] = name.slice(1).split('.')
        if (suggestion === '' && !Object.hasOwn(years, set)) return []
        return [fileProblem(source, pointer, 'year-placeholder', { name, suggestion, known })]
      }),
    )
  })
}

function textsIn(value: unknown, pointer: string): { readonly text: string; readonly pointer: string }[] {
  if (typeof value === 'string') return [{ text: value, pointer }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, below(pointer, key)))
}
