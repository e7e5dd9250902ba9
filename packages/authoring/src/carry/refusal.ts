import { findingCatalogue } from '@formwright/engine'

/**
 * Findings of the schema that do not speak against a value: what is missing, and what has to agree with it.
 */
const NO_REFUSAL = new Set([
  'required',
  'evidence',
  'evidence-unticked',
  'list',
  'list-rows',
  'other-region',
  'names',
])

/** Whether a finding says that a value is no answer to its field. */
export function rejectsValue(code: string): boolean {
  return Object.hasOwn(findingCatalogue, code) && !NO_REFUSAL.has(code)
}
