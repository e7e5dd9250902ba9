import { isWithin, optionsOf, schemasBelow, splitPointer, treeOf } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { StudioModel } from './studio-model.ts'

/**
 * Codes of options that stored answers may have in a field or in its columns: those of the edition that is
 * changed or followed. A new option of such a code would be taken for the one that had it.
 */
export function usedCodes(model: StudioModel, pointer: string): readonly string[] {
  const schema = earlierAt(model, pointer)?.schema
  return schemasBelow(schema ?? {}).flatMap(({ node }) =>
    (optionsOf(node) ?? []).map((option) => option.const),
  )
}

/**
 * Keys that a new member of a group cannot have: of what is in it, of what was in it in the edition that is
 * changed or followed, and those by which a field that stands elsewhere is known.
 */
export function usedKeys(model: StudioModel, pointer: string, now: Iterable<string>): readonly string[] {
  const earlier = model.earlier?.()
  const path = splitPointer(pointer)
  const ids = [...model.fields, ...(earlier?.fields ?? [])].flatMap(({ id }) => {
    const steps = id.split('.')
    const key = steps.pop()!
    return steps.join('.') === path.join('.') ? [key] : []
  })
  return [...now, ...Object.keys(earlierAt(model, pointer)?.schema.properties ?? {}), ...ids]
}

/** A field in the edition that is changed or followed, which is known by its id; with that edition. */
export function earlierField(
  model: StudioModel,
  pointer: string,
): { readonly model: StudioModel; readonly pointer: string } | undefined {
  const earlier = model.earlier?.()
  const field = model.fields.find((one) => one.pointer === pointer)
  const was = field && earlier?.fields.find(({ id }) => id === field.id)
  return earlier && was && { model: earlier, pointer: was.pointer }
}

/** What stood there where something stands now: in its field, or in a group around fields. */
function earlierAt(model: StudioModel, pointer: string): FormNode | undefined {
  const field = model.fields.find((one) => isWithin(pointer, one.pointer))
  if (!field) return model.earlier?.() && treeOf(model.earlier()!.bundle).nodeAt(pointer)
  const was = earlierField(model, field.pointer)
  return was && treeOf(was.model.bundle).nodeAt(was.pointer + pointer.slice(field.pointer.length))
}
