import type { Problem, ProblemCode } from '@formwright/definition'

/** What a case misses or does not expect: a sign, a rule's id or another code, the place of the finding. */
export const IN_CASE = /^([−+]) (?:(?:error|warning) )?(\S+) (.*)$/

/** What is said of cases that find something else than they expect: those of people, and drafts. */
const FAILED: ReadonlySet<ProblemCode | undefined> = new Set(['case-failed', 'case-draft-failed'])

/** Whether a problem is that of a case which finds something else than it expects. */
export function isFailedCase({ code }: Partial<Pick<Problem, 'code'>>): boolean {
  return FAILED.has(code)
}

/** What a case that failed misses or does not expect, each as it is told. */
export function detailsOf(problem: Partial<Pick<Problem, 'code' | 'params'>>): readonly string[] {
  const { detail } = problem.params ?? {}
  return isFailedCase(problem) && Array.isArray(detail) ? (detail as readonly string[]) : []
}

/** The ids of rules and other codes that a case which failed misses or does not expect. */
export function codesInCase(problem: Partial<Pick<Problem, 'code' | 'params'>>): string[] {
  return detailsOf(problem).flatMap((one) => IN_CASE.exec(one)?.[2] ?? [])
}

/**
 * What a case that failed expects and is not found in it, as `[severity] code pointer`, and what is found and
 * not expected.
 */
export function differencesIn(problem: Partial<Pick<Problem, 'code' | 'params'>>): {
  readonly missing: readonly string[]
  readonly unexpected: readonly { readonly code: string; readonly pointer: string }[]
} {
  const reported = detailsOf(problem)
  return {
    missing: reported.filter((one) => one.startsWith('−')).map((one) => one.slice(2)),
    unexpected: reported.flatMap((one) => {
      const [, sign, found, pointer] = IN_CASE.exec(one) ?? []
      return sign === '+' && found !== undefined && pointer !== undefined ? [{ code: found, pointer }] : []
    }),
  }
}
