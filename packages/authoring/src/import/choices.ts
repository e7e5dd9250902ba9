import { isObject } from '@formwright/definition'
import type { Draft } from './schema-nodes.ts'

/**
 * Converts an `enum` of texts or numbers, or a boolean, with the names that React JSON Schema Form shows for
 * them (`enumNames`), to options with titles.
 * @returns false for other values, which are unchanged
 */
export function nameOptions(node: Draft, names: readonly unknown[]): boolean {
  const values: unknown[] = Array.isArray(node.enum)
    ? node.enum
    : node.type === 'boolean'
      ? [true, false]
      : []
  const others = ['oneOf', 'anyOf', 'const', '$ref'].some((keyword) => keyword in node)
  const isWords = values.every((value) => typeof value === 'string' && value !== '')
  const isValues = values.every((value) => typeof value === 'number' || typeof value === 'boolean')
  if (values.length === 0 || others || !(isWords || isValues) || new Set(values).size < values.length)
    return false
  const titles = values.map((value, index) => String(names[index] ?? value))
  const distinct = new Set(titles).size === titles.length
  node.oneOf = values.map((value, index) => ({
    const: value,
    title: distinct ? titles[index] : String(value),
  }))
  delete node.enum
  return true
}

/**
 * Gives options without title their code as title; duplicate titles are extended by the code.
 * @returns the duplicate titles
 */
export function titleOptions(node: Draft): string[] {
  const list: unknown[] = Array.isArray(node.oneOf) ? node.oneOf : []
  if (!list.every((entry) => isObject(entry) && typeof entry.const === 'string')) return []
  const options = list as Draft[]
  for (const option of options) if (!option.title) option.title = option.const === '' ? '—' : option.const
  const titles = options.map(({ title }) => String(title))
  const shared = new Set(titles.filter((title, index) => titles.indexOf(title) < index))
  for (const option of options)
    if (shared.has(String(option.title))) option.title = `${String(option.title)} (${String(option.const)})`
  return [...shared]
}
