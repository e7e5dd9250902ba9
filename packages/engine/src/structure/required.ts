import { splitPointer } from '@formwright/definition'
import { isGroup } from './leaves.ts'
import type { Schema } from '@formwright/definition'

/** Whether a cell is wanted, as its schema and every object above it say. Walks to the cell and looks at nothing else. */
export function isRequiredIn(schema: Schema, pointer: string): boolean {
  let at: Schema = schema
  for (const key of splitPointer(pointer)) {
    const next = isGroup(at) && Object.hasOwn(at.properties ?? {}, key) ? at.properties![key] : undefined
    if (next === undefined || !(at.required ?? []).includes(key)) return false
    at = next
  }
  return !isGroup(at)
}
