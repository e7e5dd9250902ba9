import { isObject } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** Entries of a map that the applicant names: neither rows of another list nor options name them. */
export function isNamedFreely({ repeated, requiredHere, parent }: FormNode): boolean {
  return repeated && requiredHere && parent?.schema['x-ref'] === undefined
}

/** Whether the applicant names the entries of a place. */
export function hasFreeNames({ kind, children }: FormNode): boolean {
  return kind === 'map' && children.some(isNamedFreely)
}

/** A map with entries that somebody named: they stand there as rows do, be they blank. */
export function holdsNames(node: FormNode, value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0 && hasFreeNames(node)
}
