import type { Problem } from '@formwright/definition'

/**
 * A name or a code of an option with spaces at its ends is told there once, and not at each place that writes
 * it without them: these make it an error.
 */
export function spacesOnce(problems: readonly Problem[]): readonly Problem[] {
  const names = new Set(problems.flatMap((problem) => nameIn(problem) ?? []))
  if (names.size === 0) return problems
  const meant = new Set<string>()
  const others = problems.filter((problem) => {
    const name = nameIn(problem) === undefined ? suggestedOf(problem, names) : undefined
    if (name !== undefined) meant.add(name)
    return name === undefined
  })
  return others.map((one) => (meant.has(nameIn(one) ?? '') ? { ...one, severity: 'error' } : one))
}

/** What has spaces, as a problem of it tells. */
function nameIn({ code, params }: Problem): string | undefined {
  if (code !== 'option-spaces' && code !== 'name-spaces') return undefined
  return String(code === 'option-spaces' ? params.option : params.name)
}

/** The name with spaces that a problem suggests, by itself or as a step of a path. */
function suggestedOf(
  { params: { suggestion = '' } }: Problem,
  names: ReadonlySet<string>,
): string | undefined {
  const text = String(suggestion)
  return [text, ...text.split(/[/.]/)].find((one) => names.has(one))
}
