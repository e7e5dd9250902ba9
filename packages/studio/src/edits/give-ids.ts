import { below } from '@formwright/definition'
import { writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/**
 * Writes `x-id` to each field without one, with its current path, so that it can be moved and renamed. Fields
 * defined once for several places are skipped.
 */
export function giveIds(model: StudioModel): Act {
  const without = model.fields.filter(({ schema }) => schema['x-id'] === undefined)
  const locations = without.map(({ schemaPointer, id }) => ({ ...writtenAt(model, schemaPointer), id }))
  const timesAt = (file: string, pointer: string) =>
    locations.filter((one) => one.file === file && one.pointer === pointer).length
  return act(model, { name: 'give-ids' }, (edits) => {
    for (const { file, pointer, id } of locations)
      if (timesAt(file, pointer) === 1) edits.json(file).set(below(pointer, 'x-id'), id)
  })
}
