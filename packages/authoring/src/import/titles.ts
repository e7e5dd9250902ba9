import { isObject, joinPointer, valueAt } from '@formwright/definition'
import { branchesOf } from './schema-editor.ts'
import type { SchemaEditor } from './schema-editor.ts'
import type { Draft } from './schema-nodes.ts'

/** Gives each field without title one made of its name, as JSON Forms does. */
export function nameFields(editor: SchemaEditor): void {
  walk(editor, editor.schema, new Set())
}

function walk(editor: SchemaEditor, node: unknown, named: ReadonlySet<string>): void {
  if (!isObject(node)) return
  const draft = node as Draft
  const own = nameProperties(editor, draft, named)
  for (const key of ['items', 'additionalProperties'] as const) walk(editor, draft[key], new Set())
  nameItems(editor, draft)
  for (const key of ['$defs', 'patternProperties'] as const)
    for (const child of Object.values(isObject(draft[key]) ? draft[key] : {})) walk(editor, child, new Set())
  for (const branch of branchesOf(draft)) walk(editor, valueAt(draft, joinPointer(branch)), own)
}

/**
 * Adds titles to properties; a branch that only refines a member gets none, as the member has a title
 * already.
 */
function nameProperties(editor: SchemaEditor, node: Draft, named: ReadonlySet<string>): ReadonlySet<string> {
  if (!isObject(node.properties)) return named
  const properties = node.properties as Draft
  const shared = sharedTitles(editor, properties)
  for (const [name, child] of Object.entries(properties)) {
    if (child === true) properties[name] = {}
    const { title } = editor.resolved(properties[name])
    const isNameless = !title || (shared.has(title) && !hasOwnTitle(properties[name]))
    if (!named.has(name) && child !== false && isNameless)
      properties[name] = { title: wordsOf(name), ...withoutTitle(properties[name]) }
    walk(editor, properties[name], new Set())
  }
  return new Set([...named, ...Object.keys(properties)])
}

/** Numbers the values of a tuple that have no title of their own: “Position 1”, “Position 2”. */
function nameItems(editor: SchemaEditor, draft: Draft): void {
  if (!Array.isArray(draft.prefixItems)) return
  const { title } = editor.resolved(draft)
  draft.prefixItems = (draft.prefixItems as unknown[]).map((child, index) => {
    const isNameless = child === true || (isObject(child) && !editor.resolved(child).title)
    if (!isNameless || typeof title !== 'string' || title === '') return child
    return { title: `${title} ${index + 1}`, ...(child === true ? {} : withoutTitle(child)) }
  })
  for (const child of draft.prefixItems as unknown[]) walk(editor, child, new Set())
}

/** Titles of definitions that several sibling members refer to, which do not distinguish them. */
function sharedTitles(editor: SchemaEditor, properties: Draft): ReadonlySet<unknown> {
  const seen = new Set<unknown>()
  const shared = new Set<unknown>()
  for (const child of Object.values(properties)) {
    const { title } = editor.resolved(child)
    if (title !== undefined) (seen.has(title) ? shared : seen).add(title)
  }
  return shared
}

function hasOwnTitle(node: unknown): boolean {
  return isObject(node) && node.title !== undefined
}

function withoutTitle(node: unknown): Draft {
  const { title: _, ...rest } = node as Draft
  return rest
}

/** `streetNumber`, `street_number` → `Street Number`; names in other scripts are unchanged. */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_\-.]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return words.join(' ') || name || '—'
}
