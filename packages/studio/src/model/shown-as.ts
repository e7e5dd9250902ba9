import { isWithin, uiElementsIn, valueAt } from '@formwright/definition'
import type { Field, UiElement } from '@formwright/definition'
import { controlOf, partOf, screenOf, withinPart } from './studio-model.ts'
import type { StudioModel } from './studio-model.ts'

/** How the screen says that a field is shown, where it says more than its schema. */
export interface ShownAs {
  /** The field type that its control, or the group around it, names. */
  readonly type?: string | undefined
  /** The group that shows it together with others, such as a table of years, and where it stands. */
  readonly group?: { readonly element: UiElement; readonly pointer: string } | undefined
}

export function shownAs(model: StudioModel, { part: key, pointer }: Field): ShownAs {
  const part = partOf(model, key)
  const screen = screenOf(part)
  const control = controlOf(part, withinPart(key, pointer))
  if (control === undefined) return {}
  const group = [...uiElementsIn(screen)].find(
    ({ element, pointer: at }) =>
      element.type === 'Group' && typeof element.options?.type === 'string' && isWithin(control, at),
  )
  const own = valueAt(screen, `${control}/options/type`) ?? group?.element.options?.type
  return { type: typeof own === 'string' ? own : undefined, group }
}
