import { below, closest, fillYears, yearPlaceholdersOf } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Texts of screens, paper and edition in which years are filled in. */
const FILES = /(^|\/)(ui|paper|edition)\.json$/

/** A year that a text names is one of the edition's; of what is no set of years nothing is said. */
export const yearPlaceholders: LintCheck = ({ loaded, bundle }) => {
  const { years } = bundle.edition
  const known = yearPlaceholdersOf(years)
  return [...loaded.sources].flatMap(([path, source]) => {
    if (!FILES.test(path)) return []
    return textsIn(source.value, '').flatMap(({ text, pointer }) =>
      fillYears(text, years).unknown.flatMap((name) => {
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
