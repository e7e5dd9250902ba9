import { fieldAt, splitPointer, stepInto, uiElementsIn } from '@formwright/definition'
import type { Field, FieldIndex, FormNode, UiElement } from '@formwright/definition'
import { pointerOfScope } from '../source/paths.ts'

/** The fields shown by an element and its descendants, in order. */
export function fieldsIn(element: UiElement, fields: FieldIndex): Field[] {
  return fieldsBy(element, (scope) => fields.get(pointerOfScope(scope)))
}

/**
 * The fields that an element shows inside a row or nested object.
 * @param node the node that its scopes are relative to
 * @param pointer the node's pointer in the answers
 */
export function fieldsInside(element: UiElement, node: FormNode, pointer: string): Field[] {
  return fieldsBy(element, (scope) => {
    const found = nodeInside(node, scope)
    return found && fieldAt(found, pointer + pointerOfScope(scope))
  })
}

/** The node that a scope names, relative to another. */
export function nodeInside(node: FormNode, scope: string): FormNode | undefined {
  return splitPointer(pointerOfScope(scope)).reduce<FormNode | undefined>(
    (at, key) => at && stepInto(at, key),
    node,
  )
}

function fieldsBy(within: UiElement, find: (scope: string) => Field | undefined): Field[] {
  return [...uiElementsIn(within)].flatMap(({ element }) => {
    const field = element.type === 'Control' && element.scope !== undefined && find(element.scope)
    return field ? [field] : []
  })
}
