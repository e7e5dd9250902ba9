import { isObject, rememberedObject, uiElementsIn } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { formText } from '../kinds/form-text.ts'
import type { FormText } from '../kinds/form-text.ts'
import { partOf, screenOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** Something that still has its initial name, and its location. */
export interface Unnamed {
  readonly titles: readonly string[]
  readonly part: string
  /** The field that it belongs to. */
  readonly field?: string
  /** What that field is called. */
  readonly label?: string
  /** The heading itself. */
  readonly group?: string
}

const GIVEN: readonly FormText[] = ['option', 'line', 'column', 'heading', 'part']

/** Options, lines, columns, headings and parts that still have their initial name. */
export function unnamedIn(model: StudioModel): readonly Unnamed[] {
  const { form, parts } = model.bundle
  const given = new RegExp(`^(?:${GIVEN.map((name) => formText(form, name, '\\d+')).join('|')})$`)
  const found: Unnamed[] = []
  for (const { key: part } of model.loaded.parts) {
    const title = parts.find(({ key }) => key === part)?.title ?? ''
    if (given.test(title)) found.push({ titles: [title], part })
    for (const { element, pointer } of uiElementsIn(screenOf(partOf(model, part))))
      if (element.type === 'Group' && typeof element.label === 'string' && given.test(element.label))
        found.push({ titles: [element.label], part, group: pointer })
  }
  for (const { pointer, part, schema, label } of model.fields) {
    const titles = new Set(titlesBelow(schema).filter((title) => given.test(title)))
    if (titles.size > 0) found.push({ titles: [...titles], part, field: pointer, label })
  }
  return found
}

/** All titles inside a field's schema, except the field's own. */
const titlesBelow = rememberedObject((schema: Field['schema']): readonly string[] => [...titlesIn(schema)])

function* titlesIn(value: unknown, isField = true): Generator<string> {
  if (!isField && isObject(value) && typeof value.title === 'string') yield value.title
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.values(value)) yield* titlesIn(member, false)
}
