import type { FormNode } from '@formwright/definition'

/**
 * Whether a node is split into checks of its own for what is in it: groups, maps as far as their members are
 * named, variants and branches. All else is one check, which goes down with the answers.
 */
export function isSplit({ kind, repeats, children }: FormNode): boolean {
  if (repeats) return false
  if (kind === 'map') return children.some(({ repeated }) => !repeated)
  return kind === 'group' || kind === 'variants' || kind === 'branch'
}
