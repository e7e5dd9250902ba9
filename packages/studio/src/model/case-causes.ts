import { joinPointer, splitPointer, yearOfKey } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { detailsOf, IN_CASE } from './in-case.ts'

/** A common cause of failed cases: a rule or limit that now gives other findings. */
export interface CaseCause {
  /** Id of the rule, or the code of the limit. */
  readonly code: string
  /** Pointer of the finding, with rows as `*`. */
  readonly pointer: string
  /** Whether the finding is unexpected, missing, or changed otherwise. */
  readonly change: 'more' | 'less' | 'other'
  /** The cases, each with only the differences of this cause. */
  readonly problems: readonly Problem[]
}

/** Minimum number of cases to be grouped. */
const SEVERAL = 2

/** Groups failed cases by common causes, those with most cases first, and returns the rest ungrouped. */
export function caseCauses(
  problems: readonly Problem[],
  isRule: (code: string) => boolean,
): { readonly causes: readonly CaseCause[]; readonly own: readonly Problem[] } {
  const keyOf = (detail: string) => {
    const [, , code = '', pointer = ''] = IN_CASE.exec(detail) ?? []
    return isRule(code) ? code : `${code} ${inAnyYear(inAnyRow(pointer))}`
  }
  const having = new Map<string, Problem[]>()
  for (const problem of problems)
    for (const key of new Set(detailsOf(problem).map(keyOf)))
      having.set(key, [...(having.get(key) ?? []), withDetails(problem, (one) => keyOf(one) === key)])
  const shared = [...having].filter(([, cases]) => cases.length >= SEVERAL)
  const reported = new Set(shared.map(([key]) => key))
  return {
    causes: shared.map(([, cases]) => causeOf(cases)).sort((a, b) => b.problems.length - a.problems.length),
    own: problems
      .map((problem) => withDetails(problem, (one) => !reported.has(keyOf(one))))
      .filter((problem) => detailsOf(problem).length > 0),
  }
}

function causeOf(problems: readonly Problem[]): CaseCause {
  const found = problems.flatMap(detailsOf).map((one) => IN_CASE.exec(one) ?? [])
  const [, , code = '', pointer = ''] = found[0]!
  const signs = new Set(found.map(([, sign]) => sign))
  const change = signs.size > 1 ? 'other' : signs.has('+') ? 'more' : 'less'
  return { code, pointer: inAnyRow(pointer), change, problems }
}

function withDetails(problem: Problem, isMeant: (detail: string) => boolean): Problem {
  return { ...problem, params: { ...problem.params, detail: detailsOf(problem).filter(isMeant) } }
}

/** The years of a field have the same limits. */
function inAnyYear(pointer: string): string {
  const steps = splitPointer(pointer)
  return joinPointer(steps.map((step) => (yearOfKey(step) === undefined ? step : '*')))
}

function inAnyRow(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')
}
