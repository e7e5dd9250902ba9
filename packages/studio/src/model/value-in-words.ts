import { below, isObject, localeOf, optionsOf, titleOfValue, treeOf } from '@formwright/definition'
import type { FormLocale, FormNode, Language } from '@formwright/definition'
import type { StudioModel } from './studio-model.ts'

/** An answer as people read it: options by their titles, places by their names, rows column by column. */
export function valueInWords(
  { bundle }: Pick<StudioModel, 'bundle'>,
  pointer: string,
  value: unknown,
  language: Language,
): string {
  const tree = treeOf(bundle)
  return worded(value, pointer, (at) => tree.nodeAt(at), localeOf(bundle, language))
}

function worded(
  value: unknown,
  pointer: string,
  nodeAt: (pointer: string) => FormNode | undefined,
  locale: FormLocale,
): string {
  const { schema = {} } = nodeAt(pointer) ?? {}
  const title = titleOfValue(value, schema)
  if (title !== undefined) return locale.text(title)
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return locale.yesNo(value)
  if (Array.isArray(value)) {
    const options = schema.items ? (optionsOf(schema.items) ?? []) : []
    const items = value.map((item, index) => {
      const option = options.find((one) => one.const === item)
      return option ? locale.text(option.title) : worded(item, below(pointer, index), nodeAt, locale)
    })
    return items.join(locale.word(value.some(isObject) ? 'list-of-lists' : 'enumeration'))
  }
  if (!isObject(value)) return String(value)
  if (typeof value['name'] === 'string' && typeof value['code'] === 'string') return value['name']
  return Object.entries(value)
    .map(([key, one]) => {
      const at = below(pointer, key)
      const label = locale.text(nodeAt(at)?.schema.title ?? key)
      return locale.word('label-and-value', { label, value: worded(one, at, nodeAt, locale) })
    })
    .join(locale.word('enumeration'))
}
