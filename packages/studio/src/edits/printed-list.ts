import { isWithin } from '@formwright/definition'
import type { PaperBlock, Schema } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import { fieldAt, partOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { blocksOf } from './paper.ts'

/** Whether the list behind a field is printed on the official form. */
export function isListPrinted(model: StudioModel, pointer: string): boolean {
  const { part } = fieldAt(model, pointer)
  return blocksOf(model, part).some(({ list }) => list === withinPart(part, pointer))
}

/** Sets whether the list behind a field is printed below the field's table. */
export function setListPrinted(model: StudioModel, pointer: string, on: boolean): Act {
  const { part, title } = fieldAt(model, pointer)
  return act(model, { name: 'set-list-printed', values: { label: title } }, (edits) => {
    if (on !== isListPrinted(model, pointer)) printList(model, edits, part, withinPart(part, pointer), on)
    return pointer
  })
}

/** Prints the list of a field that got one; removes the printed list of a field that lost it. */
export function followList(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  list: Schema['x-list'] | undefined,
): void {
  const { part, schema } = fieldAt(model, pointer)
  const isNew = list !== undefined && schema['x-list'] === undefined
  const isGone = list === undefined && isListPrinted(model, pointer)
  if (isNew || isGone) printList(model, edits, part, withinPart(part, pointer), isNew)
}

/** @param relative pointer within the part of the field that has the list */
export function printList(
  model: StudioModel,
  edits: FileEdits,
  part: string,
  relative: string,
  on: boolean,
): void {
  const json = edits.json(partOf(model, part).files.paper!.file)
  const blocks = json.get('/blocks') as readonly PaperBlock[]
  if (on) {
    const below = blocks.findLastIndex((block) => shows(block, relative))
    json.insert('/blocks', below < 0 ? blocks.length : below + 1, { list: relative })
    return
  }
  const index = blocks.findIndex(({ list }) => list === relative)
  if (index >= 0) json.remove(`/blocks/${index}`)
}

function shows(block: PaperBlock, relative: string): boolean {
  return [block, ...(block.rows ?? []).flat()].some(({ field, fields = [] }) =>
    [field, ...fields].some((one) => one !== undefined && isWithin(one, relative)),
  )
}
