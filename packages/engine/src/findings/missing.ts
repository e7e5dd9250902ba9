import { isEmpty, valueAt } from '@formwright/definition'
import type { Finding } from './finding.ts'

/**
 * Whether a finding only says that something is missing: a field, or evidence where nothing is filled in.
 * Nothing was done wrong.
 */
export function isMissing({ code, pointer }: Pick<Finding, 'code' | 'pointer'>, answers: unknown): boolean {
  return code === 'required' || (code === 'evidence' && isEmpty(valueAt(answers, pointer)))
}
