import type { Problem } from '@formwright/definition'

/** What a case misses or does not expect: a sign, a rule's id or another code, the place of the finding. */
export const IN_CASE = /^([−+]) (?:(?:error|warning) )?(\S+) (.*)$/

/** The ids of rules and other codes that a case which failed misses or does not expect. */
export function codesInCase({ code, params }: Partial<Pick<Problem, 'code' | 'params'>>): string[] {
  if (code !== 'case-failed' || !Array.isArray(params?.detail)) return []
  return (params.detail as readonly string[]).flatMap((one) => IN_CASE.exec(one)?.[2] ?? [])
}
