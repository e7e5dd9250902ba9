import { fieldAt, writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { writeKeyword } from './change-field.ts'
import { followSamples } from './follow-samples.ts'
import { exampleOf, SIGNS } from './text-pattern.ts'
import type { TextForm } from './text-pattern.ts'

/** Says what a text is made of: its pattern, and a text that fits, which messages and samples show. */
export function setTextForm(model: StudioModel, pointer: string, { made, length }: TextForm): Act {
  if (made === 'own') return { step: { name: 'set-pattern' }, changes: new Map() }
  const count = length === undefined ? '+' : `{${length}}`
  return setPattern(model, pointer, made === 'any' ? undefined : `^${SIGNS[made]}${count}$`)
}

/** Sets the pattern of a text; without it any text is taken. */
export function setPattern(model: StudioModel, pointer: string, pattern: string | undefined): Act {
  const { title, schemaPointer } = fieldAt(model, pointer)
  const written = writtenAt(model, schemaPointer)
  const example = exampleOf(pattern)
  return act(model, { name: 'set-pattern', values: { label: title } }, (edits) => {
    writeKeyword(model, edits, written, 'pattern', pattern)
    writeKeyword(model, edits, written, 'examples', example === undefined ? undefined : [example])
    followSamples(model, edits, pointer)
    return pointer
  })
}
