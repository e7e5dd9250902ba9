import { fileInfo, isWithin, rememberedObject, splitPointer } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'

/**
 * The field that a problem in a schema, UI schema or carry map is about: the innermost one written at the
 * problem's location.
 */
export function fieldAtProblem(
  model: StudioModel,
  { file, pointer, params }: Pick<Problem, 'file' | 'pointer'> & Partial<Pick<Problem, 'params'>>,
): string | undefined {
  if (fileInfo(file).kind === 'carry') {
    const [member, id = params?.id] = splitPointer(pointer)
    return member === 'fields' ? model.fields.find((field) => field.id === id)?.pointer : undefined
  }
  let best: WrittenField | undefined
  for (const field of fieldsByFile(model).get(file) ?? [])
    if (isWithin(pointer, field.writtenAt) && (!best || field.writtenAt.length > best.writtenAt.length))
      best = field
  return best?.pointer
}

/** A field, and the pointer in its file where its schema is written. */
interface WrittenField {
  readonly pointer: string
  readonly writtenAt: string
}

/** The fields by the files that their schemas are written in. */
const fieldsByFile = rememberedObject((model: StudioModel): ReadonlyMap<string, readonly WrittenField[]> => {
  const found = new Map<string, WrittenField[]>()
  for (const { pointer, schemaPointer } of model.fields) {
    const origin = model.loaded.origins.get(schemaPointer)
    if (!origin) continue
    const { file } = origin.source
    const field = { pointer, writtenAt: origin.pointer }
    const known = found.get(file)
    if (known) known.push(field)
    else found.set(file, [field])
  }
  return found
})
