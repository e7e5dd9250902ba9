import { uiElementsIn } from '@formwright/definition'
import { parentPointer } from '../document/json-text.ts'
import type { JsonText } from '../document/json-text.ts'
import { controlOf, fieldAt, partOf, screenOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { followText, forgetTexts } from './texts.ts'
import { asWritten } from './year-words.ts'

/** Puts fields that stand in one list of the screen into a group with a heading. */
export function groupFields(
  model: StudioModel,
  part: string,
  pointers: readonly string[],
  label: string,
): Act {
  const sources = partOf(model, part)
  return act(model, { name: 'add-group', values: { label } }, (edits) => {
    const json = edits.json(sources.files.ui!.file)
    const controls = pointers.map((pointer) =>
      controlOf(sources, withinPart(part, fieldAt(model, pointer).pointer))!,
    )
    const beside = besideOneAnother(json, controls)
    if (beside !== undefined) {
      json.set(beside, { type: 'Group', label, elements: [json.get(beside)] })
      return
    }
    const list = parentPointer(controls[0]!)
    const own = controls.filter((at) => parentPointer(at) === list).sort(byIndex)
    const elements = own.map((at) => json.get(at))
    for (const at of [...own].reverse()) json.remove(at)
    json.insert(list, indexOf(own[0]!), { type: 'Group', label, elements })
  })
}

/** The layout that shows exactly these controls beside one another: it stays as it is under a heading. */
function besideOneAnother(json: JsonText, controls: readonly string[]): string | undefined {
  const list = parentPointer(controls[0]!)
  const layout = parentPointer(list)
  const { type, elements = [] } = json.get(layout) as { type?: string; elements?: readonly unknown[] }
  const isWhole = elements.length === controls.length && controls.every((at) => parentPointer(at) === list)
  return type === 'HorizontalLayout' && isWhole ? layout : undefined
}

/** Words the heading of a group anew. */
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

/** Takes the heading away; the fields stay where they were. */
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

/** Moves a group up or down among its neighbours. */
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

function byIndex(a: string, b: string): number {
  return indexOf(a) - indexOf(b)
}
