import type { UiElement } from '../types/index.ts'

/** Types of elements of a UI schema that hold others, as JSON Forms names them. */
export const UI_LAYOUTS: ReadonlySet<string> = new Set([
  'Group',
  'VerticalLayout',
  'HorizontalLayout',
  'Categorization',
  'Category',
])

/** An element of a UI schema with every one within it, and the pointer of each, below its own. */
export function* uiElementsIn(
  element: UiElement,
  pointer = '',
): Generator<{ readonly element: UiElement; readonly pointer: string }> {
  yield { element, pointer }
  for (const [index, child] of (element.elements ?? []).entries())
    yield* uiElementsIn(child, `${pointer}/elements/${index}`)
}
