import type { Problem } from '@formwright/definition'

/**
 * An option whose code has spaces at its ends is told there once, and not at each place that writes the code
 * without them: these make it an error.
 */
export function spacedOptions(problems: readonly Problem[]): readonly Problem[] {
  const codes = new Set(problems.flatMap((problem) => (isSpaced(problem) ? [problem.params.option] : [])))
  if (codes.size === 0) return problems
  const spread = problems.filter((one) => !isSpaced(one) && codes.has(one.params.suggestion ?? ''))
  const meant = new Set(spread.map(({ params }) => params.suggestion))
  return problems.flatMap((one): Problem[] => {
    if (spread.includes(one)) return []
    return isSpaced(one) && meant.has(one.params.option) ? [{ ...one, severity: 'error' }] : [one]
  })
}

function isSpaced({ code }: Problem): boolean {
  return code === 'option-spaces'
}
