import { isObject } from '@formwright/definition'
import { pathOfReference } from './schema-nodes.ts'
import type { Draft } from './schema-nodes.ts'

/** The definitions that schemas refer to, directly or indirectly; `undefined` if there are none. */
export function usedDefinitions(definitions: unknown, schemas: readonly unknown[]): Draft | undefined {
  if (!isObject(definitions)) return undefined
  const used = new Set<string>()
  const open = schemas.flatMap(referredIn)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (used.has(name)) continue
    used.add(name)
    open.push(...referredIn(definitions[name]))
  }
  const kept = Object.entries(definitions).filter(([name]) => used.has(name))
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** The names of unused definitions of a schema. */
export function unusedDefinitions({ $defs, ...rest }: Draft): readonly string[] {
  const used = usedDefinitions($defs, [rest]) ?? {}
  return Object.keys(isObject($defs) ? $defs : {}).filter((name) => !Object.hasOwn(used, name))
}

function referredIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referredIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, current]) => {
    if (key !== '$ref' || typeof current !== 'string') return referredIn(current)
    const [holder, name] = pathOfReference(current)
    return holder === '$defs' && name !== undefined ? [name] : []
  })
}
