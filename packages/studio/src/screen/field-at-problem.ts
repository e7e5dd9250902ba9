import { fileInfo, isWithin, splitPointer } from '@formwright/definition'
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
  let best: { readonly pointer: string; readonly length: number } | undefined
  for (const field of model.fields) {
    const origin = model.loaded.origins.get(field.schemaPointer)
    if (!origin || origin.source.file !== file) continue
    if (isWithin(pointer, origin.pointer) && (!best || origin.pointer.length > best.length))
      best = { pointer: field.pointer, length: origin.pointer.length }
  }
  return best?.pointer
}
