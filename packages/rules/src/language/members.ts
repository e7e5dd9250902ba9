import { refinementsOf, stepInto, yearOfKey } from '@formwright/definition'
import type { FormNode, Schema } from '@formwright/definition'
import type { Path } from './expr.ts'

/** The member at a key of a group, map or tuple, in any of its variants. */
export function memberAt(node: FormNode, key: string): FormNode | undefined {
  return hasMembers(node) ? stepInto(node, key) : undefined
}

/** The same member in each alternative that has it; where all have one, that one. */
export function membersAt(node: FormNode, key: string): FormNode[] {
  const first = memberAt(node, key)
  if (!first) return []
  // a member of the group itself is only refined by alternatives
  if (first.parent === node) return [first]
  return [first, ...alternativesAt(node, key).filter((one) => one !== first)]
}

/** Whether what stands at a place has a keyword, in any alternative. */
export function hasKeyword(
  { node, others = [] }: Pick<Path, 'node' | 'others'>,
  keyword: keyof Schema,
): boolean {
  return [node, ...others]
    .flatMap((one) => [one, ...refinementsOf(one)])
    .some(({ schema }) => schema[keyword] !== undefined)
}

function alternativesAt({ children }: FormNode, key: string): FormNode[] {
  return children.flatMap((child) => {
    if (child.kind === 'variants' || child.kind === 'branch') return alternativesAt(child, key)
    return child.key === key && !child.repeated && !child.refines ? [child] : []
  })
}

/** The named members of a group, map or tuple, including those of its variants. */
export function namedMembers(node: FormNode): FormNode[] {
  if (!hasMembers(node)) return []
  return node.children.flatMap((child) => {
    if (child.kind === 'variants' || child.kind === 'branch') return namedMembers(child)
    return child.repeated || child.refines ? [] : [child]
  })
}

/** The members that an aggregate of a value uses: for an annual value only its years. */
export function summedMembers(node: FormNode): FormNode[] {
  const members = namedMembers(node)
  if (node.schema['x-annual'] === undefined) return members
  return members.filter(({ key }) => yearOfKey(key) !== undefined)
}

/** The node of the entries of a map with free names, or of the rows of a list. */
export function repeatedMember(node: FormNode): FormNode | undefined {
  return node.children.find(({ repeated }) => repeated)
}

/** Whether a node is a list or map, whose number of entries depends on the answers. */
export function holdsMany(node: FormNode | undefined): boolean {
  return node !== undefined && (node.kind === 'map' || repeatedMember(node) !== undefined)
}

function hasMembers({ kind }: FormNode): boolean {
  return kind !== 'cell' && kind !== 'opaque' && kind !== 'rows'
}
