import { isLanguage, isSource } from '@formwright/definition'
import type { FormFile, JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Each file of translations is of a language that there is, and is called as the language that it names. */
export const languages: LintCheck = ({ loaded, bundle }) =>
  [...loaded.sources].flatMap(([path, source]): Problem[] => {
    if (path === 'form.json') return ofForm(source)
    const file = /\/texts\/([^/]+)\.json$/.exec(path)?.[1]
    if (file === undefined) return []
    const { language } = source.value as { language: string }
    if (!isLanguage(language))
      return [
        fileProblem(source, '/language', 'language-unknown', {
          language,
          suggestion: isLanguage(file) ? file : '',
        }),
      ]
    if (isSource(bundle.form, language) && language === file)
      return [fileProblem(source, '/language', 'language-own', { language })]
    return language === file ? [] : [fileProblem(source, '/language', 'language-file', { file, language })]
  })

/** The languages that `form.json` names. */
function ofForm(source: JsonSource): Problem[] {
  const { language, format, requiredLanguages = [] } = source.value as Partial<FormFile>
  const named = [
    { tag: language, at: '/language' },
    { tag: format?.locale, at: '/format/locale' },
    ...requiredLanguages.map((tag, index) => ({ tag, at: `/requiredLanguages/${index}` })),
  ]
  return named.flatMap(({ tag, at }) =>
    tag === undefined || isLanguage(tag)
      ? []
      : [fileProblem(source, at, 'language-unknown', { language: tag })],
  )
}
