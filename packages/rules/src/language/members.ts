import { stepInto, yearOfKey } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** What stands at a key of a group, map or tuple, in whichever of its variants. */
export function memberAt(node: FormNode, key: string): FormNode | undefined {
  return hasMembers(node) ? stepInto(node, key) : undefined
}

/** The same member in each alternative that has it; where all have one, that one. */
export function membersAt(node: FormNode, key: string): FormNode[] {
  const first = memberAt(node, key)
  if (!first) return []
  return [first, ...alternativesAt(node, key).filter((one) => one !== first)]
}

function alternativesAt({ children }: FormNode, key: string): FormNode[] {
  return children.flatMap((child) => {
    if (child.kind === 'variants' || child.kind === 'branch') return alternativesAt(child, key)
    return child.key === key && !child.repeated && !child.refines ? [child] : []
  })
}

/** The members of a group, map or tuple that have names of their own, those of its variants among them. */
export function namedMembers(node: FormNode): FormNode[] {
  if (!hasMembers(node)) return []
  return node.children.flatMap((child) => {
    if (child.kind === 'variants' || child.kind === 'branch') return namedMembers(child)
    return child.repeated || child.refines ? [] : [child]
  })
}

/** The members that a value stands for where all of it is meant: of an annual value its years alone. */
export function summedMembers(node: FormNode): FormNode[] {
  const members = namedMembers(node)
  if (node.schema['x-annual'] === undefined) return members
  return members.filter(({ key }) => yearOfKey(key) !== undefined)
}

/** What stands in every entry of a map whose names the answers give, or in every row of a list. */
export function repeatedMember(node: FormNode): FormNode | undefined {
  return node.children.find(({ repeated }) => repeated)
}

/** Whether what stands there is a list or a map: as many as the answers give, where a name may mean one. */
export function holdsMany(node: FormNode | undefined): boolean {
  return node !== undefined && (node.kind === 'map' || repeatedMember(node) !== undefined)
}

function hasMembers({ kind }: FormNode): boolean {
  return kind !== 'cell' && kind !== 'opaque' && kind !== 'rows'
}
