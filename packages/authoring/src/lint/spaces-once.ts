import type { Problem } from '@formwright/definition'

/**
 * Reports a name or option code with spaces at its ends once, instead of at each place that writes it without
 * them; if there are such places, it is an error.
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
  return others.map((other) => (meant.has(nameIn(other) ?? '') ? { ...other, severity: 'error' } : other))
}

/** The name with spaces that a problem is about. */
function nameIn({ code, params }: Problem): string | undefined {
  if (code !== 'option-spaces' && code !== 'name-spaces') return undefined
  return String(code === 'option-spaces' ? params.option : params.name)
}

/** The name with spaces that a problem suggests, alone or as a step of a path. */
function suggestedOf(
  { params: { suggestion = '' } }: Problem,
  names: ReadonlySet<string>,
): string | undefined {
  const text = String(suggestion)
  return [text, ...text.split(/[/.]/)].find((step) => names.has(step))
}
