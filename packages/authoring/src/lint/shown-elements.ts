import { below, defaultFieldType, knownOptions, namedInOptions } from '@formwright/definition'
import type { FieldType, JsonSource, NamedInOptions, UiElement } from '@formwright/definition'
import { partSource } from './context.ts'
import type { LintContext } from './context.ts'

/** An element of a part's UI schema that has options, with the field type that shows it. */
interface ElementWithOptions {
  readonly source: JsonSource
  readonly element: UiElement
  /** Pointer in the file. */
  readonly at: string
  readonly type: FieldType | undefined
}

/**
 * The elements with options in every UI schema. The field type is the named one, that of the group, or the
 * field's default.
 */
function* elementsWithOptions(context: LintContext): Generator<ElementWithOptions> {
  for (const { key } of context.bundle.parts) {
    const source = partSource(context, key, 'ui')
    yield* inside(context, key, source, { element: source.value as UiElement, at: '' }, undefined)
  }
}

function* inside(
  context: LintContext,
  part: string,
  source: JsonSource,
  { element, at }: Pick<ElementWithOptions, 'element' | 'at'>,
  group: FieldType | undefined,
): Generator<ElementWithOptions> {
  const type = element.options && typeOf(context, part, element, group)
  if (element.options) yield { source, element, at, type }
  const inner = element.type === 'Group' ? type : group
  for (const [index, child] of (element.elements ?? []).entries())
    yield* inside(context, part, source, { element: child, at: below(at, 'elements', index) }, inner)
}

function typeOf(
  { fieldTypes, fieldAt, pointerIn }: LintContext,
  part: string,
  { type, options, scope }: UiElement,
  group: FieldType | undefined,
): FieldType | undefined {
  if (options?.type !== undefined) return fieldTypes.find(({ name }) => name === options.type)
  if (type !== 'Control') return undefined
  const field = fieldAt(pointerIn(part, scope!))
  return group ?? (field && defaultFieldType(field, fieldTypes))
}

/** The parameters, fields and texts named in options of all elements. */
export function namedOnScreens(
  context: LintContext,
): (NamedInOptions & { source: JsonSource; at: string })[] {
  return [...elementsWithOptions(context)].flatMap(({ source, element, at, type }) =>
    namedInOptions(knownOptions(element, type), element.options).map((named) => ({
      ...named,
      source,
      at: below(at, 'options', ...named.path),
    })),
  )
}
