import type { Field, FieldIndex, UiElement } from '@formwright/definition'
import { pointerOfScope } from '../source/paths.ts'

/** The fields that an element and everything below it shows, in order. */
export function fieldsIn(element: UiElement, fields: FieldIndex): Field[] {
  const own =
    element.type === 'Control' && element.scope !== undefined
      ? fields.get(pointerOfScope(element.scope))
      : undefined
  return [...(own ? [own] : []), ...(element.elements ?? []).flatMap((child) => fieldsIn(child, fields))]
}

/** An element and everything below it. */
export function elementsIn(element: UiElement): UiElement[] {
  return [element, ...(element.elements ?? []).flatMap(elementsIn)]
}
