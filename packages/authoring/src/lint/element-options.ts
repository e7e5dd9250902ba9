import {
  below,
  closest,
  jsonTypeTexts,
  knownOptions,
  mapTexts,
  meantBy,
  namedInOptions,
  overlap,
  typoOf,
} from '@formwright/definition'
import type {
  ElementOption,
  Field,
  FieldType,
  NamedInOptions,
  Problem,
  ProblemCode,
  ProblemParam,
  UiElement,
} from '@formwright/definition'
import { fileProblem, partSource, quoted } from './context.ts'
import type { LintContext } from './context.ts'

/**
 * Checks the options of a UI schema element: each must be supported by its field type, refer to existing
 * names, and have an effect for the field.
 */
export function optionProblems(
  context: LintContext,
  part: string,
  element: UiElement,
  at: string,
  type: FieldType | undefined,
  field?: Field,
): Problem[] {
  // the options depend on the type, and an unknown type is reported
  if (!type && element.options?.type !== undefined && isTyped(element)) return []
  const known = knownOptions(element, type)
  const owner = type?.name ?? element.type
  const unheeded = field && type?.unheeded ? type.unheeded(field, element.options ?? {}) : []
  const own = Object.entries(element.options ?? {}).flatMap(([name, value]) => {
    if (name === 'type' && isTyped(element)) return []
    const pointer = below(at, 'options', name)
    const option = Object.hasOwn(known, name) ? known[name]! : undefined
    const spot = { context, part, place: pointer, owner, name }
    if (option?.names === 'field' && isOwn(spot, element, value))
      return [fileProblem(partSource(context, part, 'ui'), pointer, 'names-itself', { name: String(value) })]
    return option
      ? valueProblems(spot, option, value)
      : [
          unknownOption(context, part, pointer, owner, name, [
            ...Object.keys(known),
            ...(type ? ['type'] : []),
          ]),
        ]
  })
  return [
    ...own,
    ...unheeded.map(({ name, code, params }) =>
      fileProblem(partSource(context, part, 'ui'), below(at, 'options', name), code, params),
    ),
  ]
}

/** Whether an element may name a field type. */
function isTyped({ type }: UiElement): boolean {
  return type === 'Control' || type === 'Group'
}

/** Whether an option names the field of its own element. */
function isOwn({ context, part }: Spot, { scope }: UiElement, value: unknown): boolean {
  const pointerOf = (written: string) => context.pointerIn(part, written)
  return scope !== undefined && typeof value === 'string' && pointerOf(value) === pointerOf(scope)
}

interface Spot {
  readonly context: LintContext
  readonly part: string
  readonly place: string
  readonly owner: string
  readonly name: string
}

function unknownOption(
  context: LintContext,
  part: string,
  pointer: string,
  type: string,
  name: string,
  known: readonly string[],
): Problem {
  return fileProblem(partSource(context, part, 'ui'), pointer, 'option-unknown', {
    type,
    name,
    suggestion: meantBy(name, known),
    known: known.length > 0 ? known : '—',
  })
}

function valueProblems(spot: Spot, option: ElementOption, value: unknown): Problem[] {
  const { context, part, place: pointer, owner, name } = spot
  const expected = mismatch(option, value)
  if (expected !== undefined)
    return [
      fileProblem(partSource(context, part, 'ui'), pointer, 'option-invalid', {
        type: owner,
        name,
        value: typeof value === 'string' ? value : JSON.stringify(value),
        expected,
        suggestion: option.enum && typeof value === 'string' ? closest(value, option.enum) : '',
      }),
    ]
  return namedInOptions({ [name]: option }, { [name]: value }).flatMap((reference) =>
    unknownName(spot, reference),
  )
}

/** The allowed values, if the value is not one of them. */
function mismatch(option: ElementOption, value: unknown): ProblemParam | undefined {
  if (option.enum) return option.enum.includes(String(value)) ? undefined : option.enum
  if (option.type === 'integer') {
    const { minimum = 1, maximum = Infinity } = option
    if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) return undefined
    const range = maximum === Infinity ? `≥ ${minimum}` : `${minimum}–${maximum}`
    return mapTexts(jsonTypeTexts('integer'), (text) => `${text} (${range})`)
  }
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return found === option.type ? undefined : jsonTypeTexts(option.type)
}

/** Names in options must exist; options that are texts contain no names. */
function unknownName(spot: Spot, { means, name, path }: NamedInOptions): Problem[] {
  const { context, part } = spot
  const pointer = path.slice(1).reduce((at, key) => below(at, key), spot.place)
  const known = means === 'param' ? Object.keys(context.bundle.edition.params) : fieldsNamed(spot, name)
  if (
    means === 'param' &&
    known.includes(name) &&
    typeof context.bundle.edition.params[name]?.value !== 'number'
  )
    return [fileProblem(partSource(context, part, 'ui'), pointer, 'param-no-number', { name })]
  if (means === 'text' || known.includes(name) || (means === 'field' && holdsField(spot, name))) return []
  const code: ProblemCode = means === 'param' ? 'param-unknown' : 'target-unknown'
  const params = { name, pointer: name, suggestion: closest(name, known) }
  return [fileProblem(partSource(context, part, 'ui'), pointer, code, params, quoted(typoOf(name, known)))]
}

function holdsField({ context, part }: Spot, name: string): boolean {
  const pointer = context.pointerIn(part, name)
  return context.fields.some((field) => overlap(field.pointer, pointer))
}

/** The fields and groups of the part in the notation of `name`: scopes, pointers, or paths and last keys. */
function fieldsNamed({ context, part }: Spot, name: string): string[] {
  const paths = context.fieldsIn(part).map(({ pointer }) => pointer.split('/').slice(part === '' ? 1 : 2))
  const all = paths.flatMap((steps) => steps.map((_, index) => steps.slice(0, index + 1)))
  if (name.startsWith('#')) return all.map((steps) => `#/properties/${steps.join('/properties/')}`)
  if (name.startsWith('/')) return all.map((steps) => `/${steps.join('/')}`)
  return [...all.map((steps) => steps.join('.')), ...paths.map((steps) => steps.at(-1)!)]
}
