import { findingCatalogue } from '@formwright/engine'

/** Schema findings that do not reject the value: it is missing, or something has to agree with it. */
const NO_REFUSAL = new Set([
  'required',
  'evidence',
  'evidence-unticked',
  'list',
  'list-rows',
  'other-region',
  'names',
])

/** Whether a finding says that a value is invalid for its field. */
export function rejectsValue(code: string): boolean {
  return Object.hasOwn(findingCatalogue, code) && !NO_REFUSAL.has(code)
}
