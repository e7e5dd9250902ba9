import { below, isObject } from '@formwright/definition'
import { nameOptions } from './choices.ts'
import type { Notes } from './notes.ts'
import type { SchemaEditor } from './schema-editor.ts'
import type { Written } from './schema-nodes.ts'
import { scopeOfPath } from './scopes.ts'

/** The result for a uiSchema: a UI schema of JSON Forms. */
export interface Converted {
  readonly elements: readonly Written[]
  /** Scopes of fields with the widget `hidden`. */
  readonly hidden: readonly string[]
}

/**
 * Converts a uiSchema of React JSON Schema Form to elements of JSON Forms; titles, descriptions, option names
 * and `readonly` are moved to the schema.
 */
export class RjsfReader {
  readonly #editor: SchemaEditor
  readonly #notes: Notes
  readonly #hidden: string[] = []

  constructor(editor: SchemaEditor, notes: Notes) {
    this.#editor = editor
    this.#notes = notes
  }

  read(ui: Written, base: readonly string[]): Converted {
    this.#settings(base, ui, '')
    const elements = this.#members(base, base, ui, '')
    // members added by branches are shown with the object as a whole
    const isPlain = this.#onlyMembers(this.#editor.peek(base) ?? {})
    if (!isPlain) this.#asSchema(base, ui, '', elements)
    return { elements: isPlain ? elements : [{ type: 'Control', scope: '#' }], hidden: this.#hidden }
  }

  /** @param root the path that scopes are relative to */
  #members(root: readonly string[], path: readonly string[], ui: Written, at: string): Written[] {
    const known = this.#namesAt(path)
    const { order } = settingsOf(ui)
    const names = ordered(known, order)
    this.#noteUnknown(path, ui, at)
    for (const [index, name] of (Array.isArray(order) ? (order as unknown[]) : []).entries())
      if (name !== '*' && !this.#isMember(path, String(name)))
        this.#notes.add('order-unknown', 'ui', below(at, 'ui:order', index), { name })
    return names.flatMap((name) => {
      const own: Written = isObject(ui[name]) ? ui[name] : {}
      const element = this.#member(root, [...path, name], own, below(at, name))
      return element ? [element] : []
    })
  }

  /**
   * Shows an object whose branches add members as a whole, with its members in the order of the schema;
   * further settings of its elements are noted.
   */
  #asSchema(path: readonly string[], ui: Written, at: string, elements: readonly Written[]): void {
    const { order } = settingsOf(ui)
    const schema = this.#editor.peek(path)
    if (Array.isArray(order) && isObject(schema?.properties)) {
      const { properties } = schema
      const names = ordered(Object.keys(properties), order)
      this.#editor.at(path)!.properties = Object.fromEntries(names.map((name) => [name, properties[name]]))
    }
    for (const { scope, options } of elements) {
      const name = String(scope).split('/').at(-1)!
      for (const [option, value] of Object.entries(isObject(options) ? options : {}))
        if (option !== 'detail')
          this.#notes.add('option-dropped', 'ui', below(at, name), {
            name: option === 'multi' ? 'textarea' : option,
            value,
            instead: '',
          })
    }
  }

  /** Notes settings for a name that is not a member. */
  #noteUnknown(path: readonly string[], ui: Written, at: string): void {
    for (const name of Object.keys(ui)) {
      if (name.includes(':') || name.startsWith('$') || OF_SCHEMAS.has(name) || this.#isMember(path, name))
        continue
      this.#notes.add('scope-unknown', 'ui', below(at, name), { scope: name })
    }
  }

  #isMember(path: readonly string[], name: string): boolean {
    return this.#editor.peek([...path, name]) !== undefined
  }

  #namesAt(path: readonly string[]): string[] {
    const schema = this.#editor.peek(path) ?? {}
    return [...new Set([...namesIn(schema), ...this.#inherited(schema).flatMap(namesIn)])]
  }

  /** The schemas in `allOf`, resolved. */
  #inherited({ allOf }: Written): Written[] {
    return (Array.isArray(allOf) ? (allOf as unknown[]) : []).map((branch) => this.#editor.resolved(branch))
  }

  /** Whether an object consists of nothing but its members, so that it can be shown as a group. */
  #onlyMembers(schema: Written): boolean {
    return [schema, ...this.#inherited(schema)].every(
      (one) => !BRANCHING.some((keyword) => keyword in one) && !isObject(one.additionalProperties),
    )
  }

  #member(root: readonly string[], path: readonly string[], ui: Written, at: string): Written | undefined {
    const options = this.#settings(path, ui, at)
    const scope = scopeOfPath(path.slice(root.length))
    if (options === 'hidden') {
      this.#hidden.push(scope)
      return undefined
    }
    const schema = this.#editor.peek(path) ?? {}
    if (isObject(schema.properties) && path.length < DEEPEST && this.#onlyMembers(schema)) {
      const elements = this.#members(root, path, ui, at)
      return elements.length > 0 ? { type: 'Group', label: schema.title, elements } : undefined
    }
    if (isObject(schema.properties) && path.length < DEEPEST)
      this.#asSchema(path, ui, at, this.#members(root, path, ui, at))
    const detail = this.#detail(path, ui, at)
    const all = { ...options, ...(detail ? { detail } : {}) }
    return { type: 'Control', scope, ...(Object.keys(all).length > 0 ? { options: all } : {}) }
  }

  /** The settings under `items` as the UI schema of a row. */
  #detail(path: readonly string[], ui: Written, at: string): Written | undefined {
    if (!isObject(ui.items)) return undefined
    const rows = [...path, '*']
    const own = this.#settings(rows, ui.items, below(at, 'items'))
    if (own === 'hidden' || !isObject(this.#editor.peek(rows)?.properties)) return undefined
    return { type: 'VerticalLayout', elements: this.#members(rows, rows, ui.items, below(at, 'items')) }
  }

  /** Applies the `ui:…` settings of a field; returns the options of its element. */
  #settings(path: readonly string[], ui: Written, at: string): Record<string, unknown> | 'hidden' {
    const settings = settingsOf(ui)
    if (settings.widget === 'hidden') return 'hidden'
    const options: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(settings)) {
      const note = (code: 'option-dropped' | 'widget-dropped' | 'element-unknown', params: Written) =>
        this.#notes.add(code, 'ui', below(at, `ui:${name}`), params)
      if (name === 'order' || name === 'options' || value === undefined) continue
      else if (name === 'widget') {
        if (value === 'textarea') options.multi = true
        else if (!NATIVE.has(String(value)))
          note('widget-dropped', { name: typeof value === 'string' ? value : '(component)' })
      } else if (name === 'rows') options.rows = value
      else if (!this.#intoSchema(path, name, value))
        note('option-dropped', { name: `ui:${name}`, value, instead: '' })
    }
    return options
  }

  /** Moves a setting to the field's schema; returns whether it applies there. */
  #intoSchema(path: readonly string[], name: string, value: unknown): boolean {
    const known = this.#editor.peek(path)
    if (!known) return false
    const write = (key: string, written: unknown) => (this.#editor.at(path)![key] = written)
    if (name === 'title' && typeof value === 'string') write('title', value)
    else if ((name === 'description' || name === 'help') && typeof value === 'string')
      write(
        'description',
        name === 'help' && known.description ? `${String(known.description)} ${value}` : value,
      )
    else if ((name === 'readonly' || name === 'disabled') && value === true) write('readOnly', true)
    else if (name === 'enumNames' && Array.isArray(value)) return nameOptions(this.#editor.at(path)!, value)
    else return value === false && (name === 'readonly' || name === 'disabled')
    return true
  }
}

/** Keys of a uiSchema for subschemas that are not members. */
const OF_SCHEMAS: ReadonlySet<string> = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'anyOf',
  'oneOf',
  'classNames',
  'definitions',
])

/** Maximum depth to which a recursive object is shown as groups; below it is shown as a whole. */
const DEEPEST = 8

/** Widgets that correspond to the default field type. */
const NATIVE = new Set([
  'text',
  'checkbox',
  'checkboxes',
  'radio',
  'select',
  'updown',
  'date',
  'alt-date',
  'email',
  'uri',
  'TextWidget',
  'SelectWidget',
  'CheckboxWidget',
  'CheckboxesWidget',
  'RadioWidget',
  'DateWidget',
])

/** Keywords by which an object has members besides `properties`. */
const BRANCHING = ['oneOf', 'anyOf', 'if', 'dependentSchemas', 'patternProperties']

function namesIn({ properties }: Written): string[] {
  return Object.keys(isObject(properties) ? properties : {})
}

/** The settings of a uiSchema: `ui:x`, and `x` of `ui:options`. */
function settingsOf(ui: Written): Record<string, unknown> {
  const own = Object.entries(ui)
    .filter(([key]) => key.startsWith('ui:') && key !== 'ui:options')
    .map(([key, value]): [string, unknown] => [key.slice(3), value])
  const options = ui['ui:options']
  return { ...(isObject(options) ? options : {}), ...Object.fromEntries(own) }
}

/** The names in the wanted order; `*` stands for all others. */
function ordered(names: readonly string[], order: unknown): string[] {
  if (!Array.isArray(order)) return [...names]
  const wanted = (order as unknown[]).map(String)
  const rest = names.filter((name) => !wanted.includes(name))
  const all = wanted.includes('*') ? wanted : [...wanted, '*']
  return all.flatMap((name) => (name === '*' ? rest : names.includes(name) ? [name] : []))
}
