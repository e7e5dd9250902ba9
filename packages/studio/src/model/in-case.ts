import type { Problem } from '@formwright/definition'

/** What a case misses or does not expect: a sign, a rule's id or another code, the place of the finding. */
export const IN_CASE = /^([−+]) (?:(?:error|warning) )?(\S+) (.*)$/

/** The ids of rules and other codes that a case which failed misses or does not expect. */
export function codesInCase({ code, params }: Partial<Pick<Problem, 'code' | 'params'>>): string[] {
  if (code !== 'case-failed' || !Array.isArray(params?.detail)) return []
  return (params.detail as readonly string[]).flatMap((one) => IN_CASE.exec(one)?.[2] ?? [])
}

/**
 * What a case that failed expects and is not found in it, as `[severity] code pointer`, and what is found and
 * not expected.
 */
export function differencesIn({ code, params }: Partial<Pick<Problem, 'code' | 'params'>>): {
  readonly missing: readonly string[]
  readonly unexpected: readonly { readonly code: string; readonly pointer: string }[]
} {
  const told = code === 'case-failed' && Array.isArray(params?.detail) ? (params.detail as string[]) : []
  return {
    missing: told.filter((one) => one.startsWith('−')).map((one) => one.slice(2)),
    unexpected: told.flatMap((one) => {
      const [, sign, found, pointer] = IN_CASE.exec(one) ?? []
      return sign === '+' && found !== undefined && pointer !== undefined ? [{ code: found, pointer }] : []
    }),
  }
}
