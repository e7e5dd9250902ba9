import { below, defaultFieldType, knownOptions, namedInOptions } from '@formwright/definition'
import type { FieldType, JsonSource, NamedInOptions, UiElement } from '@formwright/definition'
import { partSource } from './context.ts'
import type { LintContext } from './context.ts'

/** An element of a part's screen with the field type that shows it. */
interface ShownElement {
  readonly source: JsonSource
  readonly element: UiElement
  /** Pointer into the file. */
  readonly at: string
  readonly type: FieldType | undefined
}

/**
 * Every element of every screen; the type is the one that is named, that of the group, or the field's own.
 */
function shownElements(context: LintContext): ShownElement[] {
  return context.bundle.parts.flatMap(({ key }) => {
    const source = partSource(context, key, 'ui')
    const walk = (element: UiElement, at: string, group: FieldType | undefined): ShownElement[] => {
      const type = typeOf(context, key, element, group)
      const inner = element.type === 'Group' ? type : group
      return [
        { source, element, at, type },
        ...(element.elements ?? []).flatMap((child, index) =>
          walk(child, below(at, 'elements', index), inner),
        ),
      ]
    }
    return walk(source.value as UiElement, '', undefined)
  })
}

function typeOf(
  { fieldTypes, fields, pointerIn }: LintContext,
  part: string,
  { type, options, scope }: UiElement,
  group: FieldType | undefined,
): FieldType | undefined {
  if (options?.type !== undefined) return fieldTypes.find(({ name }) => name === options.type)
  if (type !== 'Control') return undefined
  const pointer = pointerIn(part, scope!)
  const field = fields.find((one) => one.pointer === pointer)
  return group ?? (field && defaultFieldType(field, fieldTypes))
}

/** What the options of all elements name: parameters, fields, texts. */
export function namedOnScreens(
  context: LintContext,
): (NamedInOptions & { source: JsonSource; at: string })[] {
  return shownElements(context).flatMap(({ source, element, at, type }) =>
    namedInOptions(knownOptions(element, type), element.options).map((named) => ({
      ...named,
      source,
      at: below(at, 'options', ...named.path),
    })),
  )
}
