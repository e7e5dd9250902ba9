import { isWithin, uiElementsIn, valueAt } from '@formwright/definition'
import type { Field, UiElement } from '@formwright/definition'
import { controlOf, partOf, screenOf, withinPart } from './studio-model.ts'
import type { StudioModel } from './studio-model.ts'

/** How the UI schema shows a field, if it specifies more than the default. */
export interface ShownAs {
  /** The field type named by its control or the group around it. */
  readonly type?: string | undefined
  /** The group that shows it together with other fields, such as a table of years, and its pointer. */
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
