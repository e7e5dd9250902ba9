import type { FormBundle, Translated } from '@formwright/definition'
import { withLabels } from './labels.ts'

/** The translations of a form, also of messages of rules as changes quote them: with the labels of fields. */
export function quotedTexts(bundle: FormBundle): Translated {
  const { form, rules, variants = [] } = bundle
  const all = [...rules, ...variants.flatMap((variant) => variant.rules ?? [])]
  const texts = Object.entries(bundle.texts).map(([language, said]) => {
    const quoted = all.flatMap(({ part, message = '' }) =>
      message.includes('{') && Object.hasOwn(said, message)
        ? [[withLabels(message, bundle, { part }), withLabels(said[message]!, bundle, { part, language })]]
        : [],
    )
    return [language, { ...Object.fromEntries(quoted), ...said }]
  })
  return {
    form: form.language === undefined ? {} : { language: form.language },
    texts: Object.fromEntries(texts) as FormBundle['texts'],
  }
}
