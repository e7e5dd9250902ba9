import { isObject } from '@formwright/definition'
import type { Notes } from './notes.ts'
import type { SchemaEditor } from './schema-editor.ts'
import type { Written } from './schema-nodes.ts'
import { pathOfScope } from './scopes.ts'

/** Whether a UI schema is one of JSON Forms; otherwise it is one of React JSON Schema Form. */
export function isJsonForms(ui: Written): boolean {
  return typeof ui.type === 'string' && ('scope' in ui || Array.isArray(ui.elements) || 'text' in ui)
}

/**
 * Moves properties of fields from a UI schema to the schema: titles, read-only, suggestions.
 * @param base path of the value that scopes are relative to
 */
export function writeIntoSchema(element: unknown, base: readonly string[], editor: SchemaEditor): void {
  if (!isObject(element)) return
  for (const child of Array.isArray(element.elements) ? (element.elements as unknown[]) : [])
    writeIntoSchema(child, base, editor)
  if (typeof element.scope !== 'string') return
  const path = [...base, ...pathOfScope(element.scope)]
  const label = labelOf(element)
  const options: Written = isObject(element.options) ? element.options : {}
  const known = editor.peek(path)
  if (!known) return
  if (label !== undefined && label !== known.title && path.length > 0) editor.at(path)!.title = label
  if (options.readonly === true || options.readOnly === true) editor.at(path)!.readOnly = true
  if (Array.isArray(options.suggestion) && known.type === 'string')
    editor.at(path)!.examples = options.suggestion
  writeIntoSchema(options.detail, [...path, '*'], editor)
}

/** The text of a label: a string, or an object that also says whether it is shown. */
export function labelOf({ label }: Written): string | undefined {
  if (typeof label === 'string' && label !== '') return label
  return isObject(label) && typeof label.text === 'string' && label.text !== '' ? label.text : undefined
}

/** Notes the translation keys in a UI schema, as they are resolved by a function, which is not data. */
export function noteTranslations(element: unknown, at: string, notes: Notes): void {
  if (!isObject(element)) return
  if (typeof element.i18n === 'string') notes.add('i18n-key', 'ui', `${at}/i18n`, { key: element.i18n })
  for (const [index, child] of (Array.isArray(element.elements)
    ? (element.elements as unknown[])
    : []
  ).entries())
    noteTranslations(child, `${at}/elements/${index}`, notes)
  if (isObject(element.options)) noteTranslations(element.options.detail, `${at}/options/detail`, notes)
}
