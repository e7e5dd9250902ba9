import { fieldAt, nodeAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { setKeyword } from './change-field.ts'
import { followSamples } from './follow-samples.ts'
import { writeBound } from './write-bound.ts'
import type { Bound } from './write-bound.ts'

/** Sets a bound of a number, or of all years of an annual field; `undefined` removes it. */
export function setBound(model: StudioModel, pointer: string, bound: Bound, value: number | undefined): Act {
  if (nodeAt(model, pointer).schema['x-annual'] === undefined) return setKeyword(model, pointer, bound, value)
  return act(model, { name: `set-${bound}`, values: { label: fieldAt(model, pointer).title } }, (edits) => {
    writeBound(model, edits, pointer, bound, value)
    followSamples(model, edits, pointer)
    return pointer
  })
}
