import { isObject, UI_LAYOUTS } from '@formwright/definition'
import type { FieldType } from '@formwright/definition'
import { labelOf } from './json-forms-ui.ts'
import type { Notes } from './notes.ts'
import type { Written } from './schema-nodes.ts'

type Option = FieldType['options'][string]

/** Number of lines of a text with JSON Forms' option `multi`. */
const SEVERAL_LINES = 4

/** Options whose meaning is expressed elsewhere or applies anyway, so they are dropped without a note. */
const SERVED = new Set(['readonly', 'readOnly', 'suggestion', 'showUnfocusedDescription', 'showSortButtons'])

/** The options of a control that its field type supports; others are noted. */
export function keptOptions(
  element: Written,
  type: FieldType | undefined,
  at: string,
  notes: Notes,
): Record<string, unknown> {
  const written: Written = isObject(element.options) ? element.options : {}
  const known = type?.options ?? {}
  const detail =
    known.detail && isObject(written.detail)
      ? rowElement(written.detail, `${at}/options/detail`, notes)
      : undefined
  const kept: Record<string, unknown> = element.type === 'ListWithDetail' ? asPages(known) : {}
  for (const [name, value] of Object.entries(written)) {
    if (SERVED.has(name) && value !== false) continue
    if (name === 'detail' && detail) continue
    if (name === 'multi' && 'rows' in written) continue
    const [ours, ourValue] = ourOption(name, value)
    const option = ours === undefined ? undefined : known[ours]
    if (ours !== undefined && option && fits(option, ourValue)) kept[ours] = ourValue
    else if (!(name === 'format' && value === 'radio'))
      notes.add('option-dropped', 'ui', `${at}/options/${name}`, { name, value, instead: '' })
  }
  return detail ? { ...kept, detail } : kept
}

function asPages(known: FieldType['options']): Record<string, unknown> {
  return known.presentation?.enum?.includes('pages') ? { presentation: 'pages' } : {}
}

function ourOption(name: string, value: unknown): [string | undefined, unknown] {
  if (name === 'multi') return value === true ? ['rows', SEVERAL_LINES] : [undefined, value]
  if (name === 'labelRef')
    return [
      'elementLabelProp',
      String(value)
        .replace(/^#\/items/, '')
        .split('/properties/')
        .slice(1)
        .join('.'),
    ]
  if (name === 'type' || name === 'presentation' || name === 'detail') return [undefined, value]
  return [name, value]
}

function fits(option: Option, value: unknown): boolean {
  if (option.enum && !option.enum.includes(String(value))) return false
  if (option.type === 'integer') return Number.isInteger(value)
  return option.type === 'object' ? isObject(value) : typeof value === option.type
}

/**
 * An element of the UI schema of a row. Its scopes are relative to the row, so only unsupported parts are
 * removed, and members that are shown already.
 */
function rowElement(
  element: Written,
  at: string,
  notes: Notes,
  shown = new Set<string>(),
): Written | undefined {
  if (element.type === 'Label')
    return typeof element.text === 'string' ? { type: 'Label', text: element.text } : undefined
  const rule = isObject(element.rule) ? { rule: element.rule } : {}
  if (typeof element.scope === 'string') {
    if (shown.has(element.scope)) {
      notes.add('shown-once', 'ui', `${at}/scope`, { scope: element.scope })
      return undefined
    }
    shown.add(element.scope)
    const options = rowOptions(element, at, notes)
    return {
      type: 'Control',
      scope: element.scope,
      ...(Object.keys(options).length > 0 ? { options } : {}),
      ...rule,
    }
  }
  const elements = (Array.isArray(element.elements) ? (element.elements as unknown[]) : []).flatMap(
    (child, index) =>
      isObject(child) ? (rowElement(child, `${at}/elements/${index}`, notes, shown) ?? []) : [],
  )
  if (elements.length === 0) return undefined
  const type = UI_LAYOUTS.has(String(element.type)) ? element.type : 'VerticalLayout'
  if (type !== element.type)
    notes.add('element-unknown', 'ui', `${at}/type`, { type: element.type, kept: 'VerticalLayout' })
  const label = labelOf(element)
  return { type, ...(label === undefined ? {} : { label }), elements, ...rule }
}

/** The options of a control in a row that have an effect. */
function rowOptions(element: Written, at: string, notes: Notes): Record<string, unknown> {
  const kept: Record<string, unknown> = element.type === 'ListWithDetail' ? { presentation: 'cards' } : {}
  for (const [name, value] of Object.entries(isObject(element.options) ? element.options : {})) {
    const [ours, ourValue] = ourOption(name, value)
    if (name === 'detail' && isObject(value)) {
      const detail = rowElement(value, `${at}/options/detail`, notes)
      if (detail) kept.detail = detail
    } else if (ours === 'rows' || ours === 'elementLabelProp') kept[ours] = ourValue
    else if (!SERVED.has(name))
      notes.add('option-dropped', 'ui', `${at}/options/${name}`, { name, value, instead: '' })
  }
  return kept
}
