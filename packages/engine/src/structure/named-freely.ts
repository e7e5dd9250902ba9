import { isObject } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** Map entries whose names the applicant chooses: neither options nor rows of another list determine them. */
export function isNamedFreely({ repeated, requiredHere, parent }: FormNode): boolean {
  return repeated && requiredHere && parent?.schema['x-ref'] === undefined
}

/** Whether the applicant chooses the names of a node's entries. */
export function hasFreeNames({ kind, children }: FormNode): boolean {
  return kind === 'map' && children.some(isNamedFreely)
}

/** A map with freely named entries, which exist like rows even if they are blank. */
export function holdsNames(node: FormNode, value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0 && hasFreeNames(node)
}
