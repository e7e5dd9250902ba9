import { equal } from '@formwright/definition'
import { fieldAt, writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { writeKeyword } from './write-keyword.ts'
import { followSamples } from './follow-samples.ts'
import { exampleOf, SIGNS } from './text-pattern.ts'
import type { TextForm } from './text-pattern.ts'

/** Sets the form of a text: its pattern, and a matching example for messages and samples. */
export function setTextForm(
  model: StudioModel,
  pointer: string,
  { made, length }: TextForm & { readonly made: Exclude<TextForm['made'], 'own'> },
): Act {
  const count = length === undefined ? '+' : `{${length}}`
  return setPattern(model, pointer, made === 'any' ? undefined : `^${SIGNS[made]}${count}$`)
}

/**
 * Sets the pattern of a text; `undefined` allows any text. The example is adapted unless a person wrote it.
 */
export function setPattern(model: StudioModel, pointer: string, pattern: string | undefined): Act {
  const { title, schema, schemaPointer } = fieldAt(model, pointer)
  const written = writtenAt(model, schemaPointer)
  const example = exampleOf(pattern)
  const made = exampleOf(schema.pattern)
  const isOwn = schema.examples !== undefined && !equal(schema.examples, made === undefined ? [] : [made])
  return act(model, { name: 'set-pattern', values: { label: title } }, (edits) => {
    writeKeyword(model, edits, written, 'pattern', pattern)
    if (!isOwn) writeKeyword(model, edits, written, 'examples', example === undefined ? undefined : [example])
    followSamples(model, edits, pointer)
    return pointer
  })
}
