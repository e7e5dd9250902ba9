import { inEachLanguage, isNear, languageOf, optionsOf, resolveYears, treeOf } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import { fileProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * Sample answers name the fields and options of the form. What is missing in them, or breaks a rule, may be
 * meant so.
 */
export const samples: LintCheck = (context) => {
  const { loaded, bundle } = context
  const prefix = `${loaded.edition}/answers/`
  return [...loaded.sources].flatMap(([path, source]) => {
    if (!path.startsWith(prefix)) return []
    const answers = resolveYears(bundle, source.value)
    const found = (language: Language) =>
      context
        .form()
        .assess(answers, { language })
        .findings.filter((finding) => isMistake(context, finding))
    return found(languageOf(bundle.form)).map(({ pointer }, index) =>
      fileProblem(source, pointer, 'sample-mistake', {
        message: inEachLanguage((language) => found(language)[index]?.message ?? ''),
      }),
    )
  })
}

/**
 * A member that there is not, or nearly an option. Other options and kinds of values are what a sample may
 * show.
 */
function isMistake({ bundle }: LintContext, { code, pointer, values }: Finding): boolean {
  if (code !== 'choice') return code === 'unknown'
  const schema = treeOf(bundle).nodeAt(pointer)?.schema ?? {}
  const options = optionsOf(schema) ?? (schema.items && optionsOf(schema.items)) ?? []
  return options.some((option) => isNear(String(values.value), option.const))
}
