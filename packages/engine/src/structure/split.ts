import type { FormNode } from '@formwright/definition'

/**
 * Whether a node is split into checks for its children: groups, maps with named members, variants and
 * branches. All others are one check that follows the answers.
 */
export function isSplit({ kind, repeats, children }: FormNode): boolean {
  if (repeats) return false
  if (kind === 'map') return children.some(({ repeated }) => !repeated)
  return kind === 'group' || kind === 'variants' || kind === 'branch'
}
