import type { Problem, ProblemCode } from '@formwright/definition'

/** A difference in the details of a failed case: sign, rule id or other code, pointer of the finding. */
export const IN_CASE = /^([−+]) (?:(?:error|warning) )?(\S+) (.*)$/

/** Problem codes of failed cases and failed drafts. */
const FAILED: ReadonlySet<ProblemCode | undefined> = new Set(['case-failed', 'case-draft-failed'])

/** Whether a problem is a failed case. */
export function isFailedCase({ code }: Partial<Pick<Problem, 'code'>>): boolean {
  return FAILED.has(code)
}

/** The differences of a failed case, as texts. */
export function detailsOf(problem: Partial<Pick<Problem, 'code' | 'params'>>): readonly string[] {
  const { detail } = problem.params ?? {}
  return isFailedCase(problem) && Array.isArray(detail) ? (detail as readonly string[]) : []
}

/** The rule ids and other codes in the differences of a failed case. */
export function codesInCase(problem: Partial<Pick<Problem, 'code' | 'params'>>): string[] {
  return detailsOf(problem).flatMap((one) => IN_CASE.exec(one)?.[2] ?? [])
}

/**
 * The findings that a failed case expects in vain, as `[severity] code pointer`, and those that it does not
 * expect.
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
