import { valueAt } from '@formwright/definition'
import { isEmpty } from '../structure/empty.ts'
import type { Finding } from './finding.ts'

/**
 * Says only that something is not there yet: a field, or the evidence of one where nothing is filled in.
 * Nobody did anything wrong.
 */
export function isMissing({ code, pointer }: Pick<Finding, 'code' | 'pointer'>, answers: unknown): boolean {
  return code === 'required' || (code === 'evidence' && isEmpty(valueAt(answers, pointer)))
}
