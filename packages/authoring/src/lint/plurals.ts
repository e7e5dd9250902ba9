import { closest, languageNames, languageOf, pluralCategories } from '@formwright/definition'
import type { JsonSource, Language, Problem } from '@formwright/definition'
import { pluralsIn } from '@formwright/rules'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Plurals in messages must have the forms of the form's language. */
export const plurals: LintCheck = (context) => {
  const language = languageOf(context.bundle.form)
  const ofRules = context.loaded.parts.flatMap(({ files: { rules } }) => {
    const list = (rules!.value as { rules: { message?: string; eligibility?: object }[] }).rules
    return list.flatMap(({ message, eligibility = {} }, index) => [
      ...(message === undefined ? [] : pluralProblems(rules!, `/rules/${index}/message`, message, language)),
      ...Object.entries(eligibility).flatMap(([key, text]) =>
        pluralProblems(rules!, `/rules/${index}/eligibility/${key}`, String(text), language),
      ),
    ])
  })
  const source = editionSource(context, 'edition.json')!
  const ofChecks = (context.bundle.edition.schemaChecks ?? []).flatMap(({ message = '' }, index) =>
    pluralProblems(source, `/schemaChecks/${index}/message`, message, language),
  )
  return [...ofRules, ...ofChecks]
}

/** Plural forms that the language does not have, or that are missing. */
export function pluralProblems(source: JsonSource, at: string, text: string, language: Language): Problem[] {
  if (!text.includes('plural')) return []
  const { all, common } = pluralCategories(language)
  const name = languageNames(language)
  return pluralsIn(text).flatMap((branches) => {
    const forms = [...branches.keys()].filter((form) => !/^=\d+$/.test(form))
    const unknown = forms.find((form) => !all.includes(form))
    if (unknown !== undefined) {
      const lacking = all.filter((form) => !forms.includes(form))
      const suggestion = closest(unknown, lacking)
      return [fileProblem(source, at, 'plural-form', { form: unknown, name, suggestion, known: all })]
    }
    const missing = [...new Set([...common, 'other'])].filter((form) => !forms.includes(form))
    if (missing.length === 0) return []
    const written = missing.map((form) => `${form} {…}`).join(' ')
    return [fileProblem(source, at, 'plural-missing', { name, known: missing, written })]
  })
}
