import { equal } from '@formwright/definition'
import { fieldAt, writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { writeKeyword } from './change-field.ts'
import { followSamples } from './follow-samples.ts'
import { exampleOf, SIGNS } from './text-pattern.ts'
import type { TextForm } from './text-pattern.ts'

/** Says what a text is made of: its pattern, and a text that fits, which messages and samples show. */
export function setTextForm(
  model: StudioModel,
  pointer: string,
  { made, length }: TextForm & { readonly made: Exclude<TextForm['made'], 'own'> },
): Act {
  const count = length === undefined ? '+' : `{${length}}`
  return setPattern(model, pointer, made === 'any' ? undefined : `^${SIGNS[made]}${count}$`)
}

/**
 * Sets the pattern of a text; without it any text is taken. The example follows it, unless somebody wrote one
 * of their own.
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
