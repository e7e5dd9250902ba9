import { optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/** A value as one line: options by their titles, members in the order of the schema, nothing for nothing. */
export function plainText(value: unknown, schema: Schema): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return titleOf(value, schema)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value))
    return joined(value.map((item) => plainText(item, schema.items ?? {})).filter((text) => text !== ''))
  return members(value as Record<string, unknown>, schema)
}

/** Several by 、, unless one of them has that itself. */
function joined(texts: readonly string[]): string {
  return texts.join(texts.some((text) => text.includes('、')) ? '；' : '、')
}

function titleOf(code: string, schema: Schema): string {
  return optionsOf(schema)?.find((option) => option.const === code)?.title ?? code
}

function members(value: Record<string, unknown>, schema: Schema): string {
  return Object.entries(schema.properties ?? {})
    .map(([key, child]) => [child.title ?? key, plainText(value[key], child)])
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}：${text}`)
    .join('；')
}
