import { isWithin, optionsOf, schemasBelow, splitPointer, treeOf } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { StudioModel } from './studio-model.ts'

/**
 * Option codes that stored answers may contain for a field or its columns: those of the earlier edition. A
 * new option with such a code would be mistaken for the old one.
 */
export function usedCodes(model: StudioModel, pointer: string): readonly string[] {
  const schema = earlierAt(model, pointer)?.schema
  return schemasBelow(schema ?? {}).flatMap(({ node }) =>
    (optionsOf(node) ?? []).map((option) => option.const),
  )
}

/**
 * Keys that a new member of a group must not have: of current members, of members in the earlier edition, and
 * those in the ids of moved fields.
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

/** The field with the same id in the earlier edition, and that edition. */
export function earlierField(
  model: StudioModel,
  pointer: string,
): { readonly model: StudioModel; readonly pointer: string } | undefined {
  const earlier = model.earlier?.()
  const field = model.fields.find((one) => one.pointer === pointer)
  const was = field && earlier?.fields.find(({ id }) => id === field.id)
  return earlier && was && { model: earlier, pointer: was.pointer }
}

/** The node of the earlier edition for a current one: in the same field, or a group around fields. */
function earlierAt(model: StudioModel, pointer: string): FormNode | undefined {
  const field = model.fields.find((one) => isWithin(pointer, one.pointer))
  if (!field) return model.earlier?.() && treeOf(model.earlier()!.bundle).nodeAt(pointer)
  const was = earlierField(model, field.pointer)
  return was && treeOf(was.model.bundle).nodeAt(was.pointer + pointer.slice(field.pointer.length))
}
