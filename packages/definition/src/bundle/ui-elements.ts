import type { UiElement } from './types.ts'

/** An element of a UI schema with every one within it, and the pointer of each, below its own. */
export function* uiElementsIn(
  element: UiElement,
  pointer = '',
): Generator<{ readonly element: UiElement; readonly pointer: string }> {
  yield { element, pointer }
  for (const [index, child] of (element.elements ?? []).entries())
    yield* uiElementsIn(child, `${pointer}/elements/${index}`)
}
