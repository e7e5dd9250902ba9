import { uiElementsIn, valueAt, parentPointer } from '@formwright/definition'
import type { UiElement } from '@formwright/definition'
import { controlOf, fieldAt, partOf, screenOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { lineOf } from './add-field.ts'
import { followText, forgetTexts } from './texts.ts'
import { asWritten } from './year-words.ts'

/**
 * Adds a heading above a field and the ones after it, up to the next heading or the end of the enclosing
 * group, which ends before it. If a heading already starts at the field, its text is changed.
 */
export function headFields(model: StudioModel, pointer: string, label: string): Act {
  const { part: key } = fieldAt(model, pointer)
  const part = partOf(model, key)
  const screen = screenOf(part)
  const line = shownWith(screen, controlOf(part, withinPart(key, pointer))!)
  const list = parentPointer(line)
  const holder = parentPointer(list)
  const from = indexOf(line)
  const isHeaded = holder !== '' && (valueAt(screen, holder) as UiElement).type === 'Group'
  const step = { name: 'add-group', values: { label } } as const
  if (isHeaded && from === 0) return { step, changes: new Map(), group: holder }
  const all = valueAt(screen, list) as readonly UiElement[]
  const next = all.findIndex(({ type }, index) => index > from && type === 'Group')
  const end = next < 0 ? all.length : next
  const group = isHeaded ? `${parentPointer(holder)}/${indexOf(holder) + 1}` : line
  const made = act(model, step, (edits) => {
    const json = edits.json(part.files.ui!.file)
    const elements = all.slice(from, end).map((_, offset) => json.get(`${list}/${from + offset}`))
    for (let at = end - 1; at >= from; at--) json.remove(`${list}/${at}`)
    json.insert(parentPointer(group), indexOf(group), { type: 'Group', label, elements })
  })
  return { ...made, group }
}

/** The element that contains a control: a horizontal layout, or a table that shows several fields. */
function shownWith(screen: UiElement, control: string): string {
  const line = lineOf(screen, control)
  const holder = parentPointer(parentPointer(line))
  const { options } = valueAt(screen, holder) as UiElement
  return holder !== '' && options?.type !== undefined ? holder : line
}

/** Changes the text of a group's heading. */
export function renameGroup(model: StudioModel, part: string, pointer: string, label: string): Act {
  const source = partOf(model, part).files.ui!
  const before = [...uiElementsIn(screenOf(partOf(model, part)))].find((one) => one.pointer === pointer)
    ?.element.label
  return act(model, { name: 'rename-group', values: { label } }, (edits) => {
    const now = typeof before === 'string' ? asWritten(model, before, label) : label
    edits.json(source.file).set(`${pointer}/label`, now)
    if (typeof before === 'string') followText(model, edits, before, now)
  })
}

/** Removes a heading and keeps the fields. */
export function ungroup(model: StudioModel, part: string, pointer: string): Act {
  const source = partOf(model, part).files.ui!
  return act(model, { name: 'remove-group' }, (edits) => {
    const json = edits.json(source.file)
    const { elements = [] } = json.get(pointer) as { elements?: unknown[] }
    const list = parentPointer(pointer)
    const index = indexOf(pointer)
    json.remove(pointer)
    for (const [offset, element] of elements.entries()) json.insert(list, index + offset, element)
    forgetTexts(model, edits)
  })
}

/** Moves a group up or down among its siblings. */
export function moveGroup(model: StudioModel, part: string, pointer: string, by: -1 | 1): Act {
  const source = partOf(model, part).files.ui!
  return act(model, { name: 'move-group' }, (edits) => {
    const json = edits.json(source.file)
    const list = parentPointer(pointer)
    const target = indexOf(pointer) + by
    const { length } = json.get(list) as unknown[]
    if (target < 0 || target >= length) return
    json.move(pointer, list, by > 0 ? target + 1 : target)
  })
}

function indexOf(pointer: string): number {
  return Number(pointer.slice(pointer.lastIndexOf('/') + 1))
}
