import { below, plainForms } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** A number with the unit of a parameter in its title must be its value. */
export const paramTitles: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')
  if (!source) return []
  return Object.entries(context.bundle.edition.params).flatMap(
    ([name, { title = '', value, unit = '' }]): Problem[] => {
      if (typeof value !== 'number' || unit === '') return []
      const plain = plainForms(title)
      const said = [...plain.matchAll(/(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(?=\D)/g)].flatMap(
        ({ 0: whole, 1: digits, index }) =>
          plain.startsWith(plainForms(unit), index + whole.length)
            ? [Number(digits!.replaceAll(',', ''))]
            : [],
      )
      const [only, another] = said
      if (only === undefined || another !== undefined || only === value) return []
      const params = { text: title, said: String(only), keyword: 'value', limit: String(value) }
      return [fileProblem(source, below('/params', name, 'title'), 'limit-said', params)]
    },
  )
}
