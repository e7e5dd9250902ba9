import { below, splitPointer } from '@formwright/definition'
import { parentPointer } from '../document/json-text.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import { controlOf, fieldAt, partOf, writtenAt, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** Where a field goes: beside another of its part. */
export interface Beside {
  readonly before?: string
  readonly after?: string
}

/**
 * Moves a field beside another of its part, on screen and in the order of the form. Its place on paper stays.
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
