import { isObject, treeOf } from '@formwright/definition'
import type { FormNode, Schema, UiElement } from '@formwright/definition'
import type { SchemaEditor } from './schema-editor.ts'
import type { Draft } from './schema-nodes.ts'
import { pathOfScope, scopeOfPath } from './scopes.ts'

/** A part of the form: its key in the answers, its schema, its UI schema. */
export interface ImportedPart {
  readonly key: string
  readonly schema: Draft
  readonly screen: UiElement
}

/** Keywords of a root that consists of nothing but its members. */
const PLAIN = new Set([
  'type',
  'title',
  'description',
  'properties',
  'required',
  'additionalProperties',
  '$defs',
])

/**
 * Divides a form into parts if its data allow that without changing their shape: each member of the root is
 * an object that is required or has no required members, and each is shown by a single group or category of
 * the screen.
 */
export function divide(editor: SchemaEditor, screen: UiElement): readonly ImportedPart[] | undefined {
  const root = editor.schema
  const properties = isObject(root.properties) ? Object.entries(root.properties) : []
  const required = Array.isArray(root.required) ? (root.required as unknown[]) : []
  if (properties.length < 2 || !Object.keys(root).every((key) => PLAIN.has(key))) return undefined
  if (isObject(root.additionalProperties) || screen.notShown) return undefined
  const shown = screensOf(screen)
  if (!shown) return undefined
  const members = treeOf({ schema: root as Schema, parts: [{ key: '', title: '', folder: '' }] }).root
    .children
  const parts: ImportedPart[] = []
  for (const [key, element] of shown) {
    const schema = editor.resolved(editor.peek([key]))
    const node = members.find((member) => member.key === key)
    const wanted = Array.isArray(schema.required) && schema.required.length > 0
    if (!/^[a-zA-Z]\w*$/.test(key) || !node || !isPlainGroup(node) || (wanted && !required.includes(key)))
      return undefined
    if (refersTo(schema, '#/properties/') || refersTo(schema, '#')) return undefined
    parts.push({
      key,
      schema: { ...schema, title: element.label ?? schema.title },
      screen: relative(element, key),
    })
  }
  return parts.length === properties.length ? parts : undefined
}

/** A group without alternatives. */
function isPlainGroup({ kind, repeats, children }: FormNode): boolean {
  return kind === 'group' && !repeats && children.every((child) => child.kind !== 'variants')
}

/**
 * Key of a member → the only element that shows it, and shows nothing else; `undefined` if a key has several.
 */
function screensOf(screen: UiElement): Map<string, UiElement> | undefined {
  const found = new Map<string, UiElement>()
  for (const element of screen.elements ?? []) {
    const keys = keysIn(element)
    const [key] = keys
    if (key === undefined || keys.size > 1 || element.type === 'Control' || element.rule || found.has(key))
      return undefined
    found.set(key, element)
  }
  return found
}

/** The members of the root that an element shows or refers to in conditions. */
function keysIn(element: UiElement): Set<string> {
  const scopes = JSON.stringify(element).matchAll(/"scope":"([^"]*)"/g)
  return new Set([...scopes].map(([, scope]) => pathOfScope(scope!)[0] ?? ''))
}

function relative(element: UiElement, key: string): UiElement {
  const { label: _, ...rest } = element
  const inner = JSON.parse(JSON.stringify(rest), (name, value: unknown) =>
    name === 'scope' && typeof value === 'string' ? withoutFirst(value, key) : value,
  ) as UiElement
  return { ...inner, type: 'VerticalLayout' }
}

function withoutFirst(scope: string, key: string): string {
  const prefix = scopeOfPath([key])
  return scope.startsWith(prefix) ? `#${scope.slice(prefix.length)}` : scope
}

function refersTo(node: unknown, start: string): boolean {
  if (Array.isArray(node)) return node.some((child) => refersTo(child, start))
  if (!isObject(node)) return false
  if (typeof node.$ref === 'string' && (start === '#' ? node.$ref === '#' : node.$ref.startsWith(start)))
    return true
  return Object.values(node).some((child) => refersTo(child, start))
}

/** Redirects references into a part's `$defs` to the definitions shared by all parts. */
export function withSharedDefinitions(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withSharedDefinitions)
  if (!isObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? `../../shared/fields.json${value}`
        : withSharedDefinitions(value),
    ]),
  )
}
