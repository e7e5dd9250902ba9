import { noneOf } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** Where a finding about a node is, and what it is called. */
export function about(node: FormNode, pointer = node.pointer) {
  return { pointer, part: node.part, label: node.label, source: node.schema['x-source'] }
}

/** Nothing stands there; where the form's word for nothing may, the finding says so. */
export function aboutEmpty(node: FormNode, pointer = node.pointer) {
  return { ...about(node, pointer), when: noneOf(node.schema) === undefined ? undefined : 'none' }
}
