import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * The title of an edition, and its headers and footers, must contain its own year; a copied edition may still
 * name the earlier one.
 */
export const statedYears: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')
  const [edition] = /^(?:19|20)\d\d(?!\d)/.exec(context.loaded.edition) ?? []
  if (!source || edition === undefined) return []
  const [name = 'edition'] = Object.keys(context.bundle.edition.years)
  const { title, page = {} } = source.value as {
    readonly title?: string
    readonly page?: { readonly header?: string; readonly footer?: string }
  }
  const lines = [
    ['/title', title],
    ['/page/header', page.header],
    ['/page/footer', page.footer],
  ] as const
  return lines.flatMap(([at, text = '']): Problem[] => {
    const years = new Set(text.replaceAll(/\{[^{}]*\}/g, ' ').match(YEAR))
    if (years.size === 0 || years.has(edition)) return []
    const suggestion = years.size === 1 ? text.replaceAll(YEAR, edition) : ''
    return [
      fileProblem(source, at, 'edition-year', {
        text,
        year: [...years],
        edition,
        suggestion,
        known: `{${name}.last}`,
      }),
    ]
  })
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g
