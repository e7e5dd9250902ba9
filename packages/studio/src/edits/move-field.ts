import { below, splitPointer, valueAt, parentPointer } from '@formwright/definition'
import type { Field, UiElement } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import { controlOf, fieldAt, partOf, screenOf, writtenAt, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { lineOf } from './add-field.ts'

/** The position of a field: next to another one of its part. */
export interface Beside {
  readonly before?: string
  readonly after?: string
}

/**
 * Moves a field next to another one of its part, on screen and in the schema. Its position on paper is kept.
 */
export function moveField(model: StudioModel, pointer: string, beside: Beside): Act {
  const field = fieldAt(model, pointer)
  const other = fieldAt(model, (beside.before ?? beside.after)!)
  if (other.part !== field.part) throw new Error('A field moves within its part')
  return act(model, { name: 'move-field', values: { label: field.title } }, (edits) => {
    const part = partOf(model, field.part)
    const from = controlOf(part, withinPart(field.part, pointer))
    const to = controlOf(part, withinPart(field.part, other.pointer))
    if (from !== undefined && to !== undefined && from !== to) {
      const index = Number(to.slice(to.lastIndexOf('/') + 1)) + (beside.before === undefined ? 1 : 0)
      const json = edits.json(part.files.ui!.file)
      const list = parentPointer(from)
      const last = (json.get(list) as unknown[]).length === 1
      json.move(from, parentPointer(to), index)
      if (last) removeEmpty(json, list)
    }
    moveInSchema(model, edits, pointer, other.pointer, beside)
    return pointer
  })
}

/**
 * Moves a field by one position: out of its group if it is the first or last there, otherwise past the
 * adjacent field. `undefined` if it cannot be moved further.
 */
export function stepField(model: StudioModel, pointer: string, by: -1 | 1): (() => Act) | undefined {
  const field = fieldAt(model, pointer)
  const out = groupToLeave(model, field, by)
  if (out !== undefined) return () => leaveGroup(model, field, out, by)
  const siblings = model.fields.filter(({ part }) => part === field.part)
  const other = siblings[siblings.indexOf(field) + by]
  if (!other) return undefined
  const beside = by < 0 ? { before: other.pointer } : { after: other.pointer }
  return () => moveField(model, pointer, beside)
}

/** The group in which a field is first or last; `undefined` if the group shows all its fields together. */
function groupToLeave(model: StudioModel, field: Field, by: -1 | 1): string | undefined {
  const part = partOf(model, field.part)
  const ui = screenOf(part)
  const control = controlOf(part, withinPart(field.part, field.pointer))
  if (control === undefined) return undefined
  const edge = (at: string) => {
    const { elements = [] } = valueAt(ui, parentPointer(parentPointer(at))) as UiElement
    return Number(splitPointer(at).at(-1)) === (by < 0 ? 0 : elements.length - 1)
  }
  const line = lineOf(ui, control)
  if (!edge(line) || (line !== control && !edge(control))) return undefined
  const holder = parentPointer(parentPointer(line))
  const group = valueAt(ui, holder) as UiElement
  return holder !== '' && group.type === 'Group' && group.options?.['type'] === undefined ? holder : undefined
}

function leaveGroup(model: StudioModel, field: Field, group: string, by: -1 | 1): Act {
  return act(model, { name: 'move-field', values: { label: field.title } }, (edits) => {
    const part = partOf(model, field.part)
    const json = edits.json(part.files.ui!.file)
    const control = controlOf(part, withinPart(field.part, field.pointer))!
    const list = parentPointer(control)
    const isAlone = (json.get(list) as unknown[]).length === 1
    const index = Number(splitPointer(group).at(-1))
    json.move(control, parentPointer(group), by < 0 ? index : index + 1)
    // inserting the field before the group shifted its index
    const holder = by < 0 ? `${parentPointer(group)}/${index + 1}` : group
    if (isAlone) removeEmpty(json, holder + list.slice(group.length))
    return field.pointer
  })
}

function removeEmpty(json: JsonText, list: string): void {
  const holder = parentPointer(list)
  const { elements } = json.get(holder) as { elements?: unknown[] }
  if (holder !== '' && elements?.length === 0) json.remove(holder)
}

function moveInSchema(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  other: string,
  beside: Beside,
): void {
  if (parentPointer(pointer) !== parentPointer(other)) return
  const own = writtenAt(model, fieldAt(model, pointer).schemaPointer)
  const theirs = writtenAt(model, fieldAt(model, other).schemaPointer)
  if (own.file !== theirs.file || parentPointer(own.pointer) !== parentPointer(theirs.pointer)) return
  const json = edits.json(own.file)
  const key = splitPointer(own.pointer).at(-1)!
  const neighbour = splitPointer(theirs.pointer).at(-1)!
  const value = json.get(own.pointer)
  json.remove(own.pointer)
  json.set(
    below(parentPointer(own.pointer), key),
    value,
    beside.before === undefined ? { after: neighbour } : { before: neighbour },
  )
}
