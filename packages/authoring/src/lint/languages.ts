import { isLanguage, isSource, languageMeant } from '@formwright/definition'
import type { FormFile, JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Each file of translations must be for an existing language, and named after it. */
export const languages: LintCheck = ({ loaded, bundle }) =>
  [...loaded.sources].flatMap(([path, source]): Problem[] => {
    if (path === 'form.json') return ofForm(source)
    const file = /\/texts\/([^/]+)\.json$/.exec(path)?.[1]
    if (file === undefined) return []
    const { language } = source.value as { language: string }
    const suggestion = meant(language) ?? (isLanguage(language) ? undefined : (meant(file) ?? file))
    if (suggestion !== undefined)
      return [
        fileProblem(source, '/language', 'language-unknown', {
          language,
          suggestion: isLanguage(suggestion) ? suggestion : '',
        }),
      ]
    if (isSource(bundle.form, language) && language === file)
      return [fileProblem(source, '/language', 'language-own', { language })]
    return language === file ? [] : [fileProblem(source, '/language', 'language-file', { file, language })]
  })

/** The correct code; `undefined` if it is correct already, or unknown. */
function meant(code: string): string | undefined {
  const language = languageMeant(code)
  return language === '' || language === code ? undefined : language
}

/** The languages named in `form.json`. */
function ofForm(source: JsonSource): Problem[] {
  const { language, format, requiredLanguages = [] } = source.value as Partial<FormFile>
  const named = [
    { tag: language, at: '/language' },
    { tag: format?.locale, at: '/format/locale' },
    ...requiredLanguages.map((tag, index) => ({ tag, at: `/requiredLanguages/${index}` })),
  ]
  const unknown = named.flatMap(({ tag, at }) =>
    tag === undefined || (isLanguage(tag) && meant(tag) === undefined)
      ? []
      : [fileProblem(source, at, 'language-unknown', { language: tag, suggestion: languageMeant(tag) })],
  )
  const own = requiredLanguages.flatMap((tag, index) =>
    isSource(language === undefined ? {} : { language }, tag)
      ? [fileProblem(source, `/requiredLanguages/${index}`, 'language-required-own', { language: tag })]
      : [],
  )
  return [...unknown, ...own]
}
