import { optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/** A value as one line: options by their titles, members in the order of the schema, nothing for nothing. */
export function plainText(value: unknown, schema: Schema): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return titleOf(value, schema)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return listed(value, schema)
  return typeof value === 'object' ? members(value as Record<string, unknown>, schema) : ''
}

/** Several by 、, unless one of them has that itself. */
function joined(texts: readonly string[]): string {
  return texts.join(texts.some((text) => text.includes('、')) ? '；' : '、')
}

function titleOf(code: string, schema: Schema): string {
  return optionsOf(schema)?.find((option) => option.const === code)?.title ?? code
}

/** Positions by their titles, other items one after the other. */
function listed(value: readonly unknown[], schema: Schema): string {
  const positions = Array.isArray(schema.prefixItems) ? (schema.prefixItems as readonly Schema[]) : []
  const named = positions.map((position, index) => [position.title ?? '', plainText(value[index], position)])
  const others = value.slice(positions.length).map((item) => plainText(item, itemsOf(schema)))
  const further = joined(others.filter((text) => text !== ''))
  return [...titled(named), ...(further === '' ? [] : [further])].join('；')
}

function itemsOf({ items }: Schema): Schema {
  return typeof items === 'object' ? items : {}
}

/** The members in the order of the schema, then those that it does not name. */
function members(value: Record<string, unknown>, schema: Schema): string {
  const named = Object.entries(schema.properties ?? {})
  const known = new Set(named.map(([key]) => key))
  const entry = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
  const others = Object.keys(value).filter((key) => !known.has(key))
  return titled([
    ...named.map(([key, child]) => [child.title ?? key, plainText(value[key], child)]),
    ...others.map((key) => [key, plainText(value[key], entry)]),
  ]).join('；')
}

function titled(pairs: readonly (readonly string[])[]): string[] {
  return pairs
    .filter(([, text]) => text !== '')
    .map(([title, text]) => (title === '' ? text! : `${title}：${text}`))
}
