import { noneOf } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** Location and label of a finding about a node. */
export function about(node: FormNode, pointer = node.pointer) {
  return { pointer, part: node.part, label: node.label, source: node.schema['x-source'] }
}

/** A finding about a missing value; if the “nothing to report” word is allowed, it says so. */
export function aboutEmpty(node: FormNode, pointer = node.pointer) {
  return { ...about(node, pointer), when: noneOf(node.schema) === undefined ? undefined : 'none' }
}
