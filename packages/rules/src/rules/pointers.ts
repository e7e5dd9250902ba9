import { below, closest, splitPointer } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { aliasKey } from '../language/years.ts'
import { scopeAt } from './context.ts'
import type { Context } from './context.ts'
import type { Step } from './each.ts'

/** The places of a rule with variables and year aliases filled in; `*` for a row. Unknown places are reported. */
export function pointersOf(context: Context, steps: ReadonlyMap<string, Step>): string[] {
  const { at } = context.rule
  return typeof at === 'string'
    ? [place(context, at, steps, 'at')]
    : at.map((pointer, index) => place(context, pointer, steps, 'at', index))
}

/** One pointer of a rule, filled in. */
export function place(
  context: Context,
  written: string,
  steps: ReadonlyMap<string, Step>,
  ...keys: (string | number)[]
): string {
  const filled = written.replaceAll(/\{(\w+)\}/g, (whole, name: string) => steps.get(name)?.segment ?? whole)
  const resolved = resolve(context.bundle.schema, filled)
  if (typeof resolved === 'string') return resolved
  const suggestion = resolved.known.length > 0 ? closest(resolved.key, resolved.known) : ''
  const fix = suggestion ? written.replace(resolved.key, suggestion) : undefined
  scopeAt(context, ...keys).report(
    'target-unknown',
    { pointer: written, suggestion: fix ?? '' },
    0,
    written.length,
    fix,
  )
  return filled
}

/** What stands below a key: a member, a row where the key stands for one, a value of a map. */
function childOf({ items, properties, additionalProperties }: Schema, key: string): Schema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key]
  if (typeof additionalProperties === 'object') return additionalProperties
  return key.startsWith('*') || /^\d+$/.test(key) ? items : undefined
}

function resolve(schema: Schema, pointer: string): string | { key: string; known: string[] } {
  let node: Schema | undefined = schema
  let path = ''
  for (const written of splitPointer(pointer)) {
    const key: string = node?.['x-annual'] ? aliasKey(node, written) : written
    const next: Schema | undefined = node && childOf(node, key)
    if (!next) return { key: written, known: Object.keys(node?.properties ?? {}) }
    path = below(path, key)
    node = next
  }
  return path
}
