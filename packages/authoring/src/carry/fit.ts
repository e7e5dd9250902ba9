import { below, nameOptionsOf, optionsOf, LABEL_SEPARATOR } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { ConvertUnit } from './convert-unit.ts'
import { inheritUnit, inUnitOf } from './units.ts'
import type { LeftReason } from './left.ts'

/** What became of one answer on its way into a field: what fits, and what does not. */
export interface Fitted {
  /** `undefined` when nothing of it fits. */
  readonly value: unknown
  readonly left: readonly FitProblem[]
}

interface FitProblem {
  readonly reason: LeftReason
  /** Where it stood within the answer. */
  readonly pointer: string
  readonly value: unknown
  readonly detail: string
  readonly title: string
}

/** How answers get from one definition into another, besides their names. */
export interface Fitting {
  /** Numbers of one unit in another. */
  readonly convert: ConvertUnit
  /** Code of an option → what it is now; `null` to leave it out. */
  readonly options?: Readonly<Record<string, string | null>>
}

/**
 * An answer as another field takes it: years where both have them, cells by their names, options and members
 * named after options by the map, numbers in the unit of the new field. Whether what remains satisfies the
 * new field's limits is for the new form to say.
 */
export function fit(value: unknown, from: Schema, to: Schema, how: Fitting, pointer = ''): Fitted {
  if (typeof value === 'number') return fitNumber(value, from, to, how, pointer)
  if (typeof value === 'string' && (optionsOf(from) || optionsOf(to)))
    return fitOption(value, from, to, how, pointer)
  if (Array.isArray(value)) return fitItems(value, from, to, how, pointer)
  if (typeof value === 'object' && value !== null) return fitMembers(value, from, to, how, pointer)
  return { value, left: [] }
}

function fitNumber(value: number, from: Schema, to: Schema, { convert }: Fitting, pointer: string): Fitted {
  const fitted = inUnitOf(value, from, to, convert)
  if (typeof fitted === 'number') return { value: fitted, left: [] }
  return { value: undefined, left: [{ ...fitted, pointer, value, title: '' }] }
}

function fitOption(
  code: string,
  from: Schema,
  to: Schema,
  { options = {} }: Fitting,
  pointer: string,
): Fitted {
  const mapped = Object.hasOwn(options, code) ? options[code] : code
  const offered = optionsOf(to)
  if (
    mapped !== null &&
    mapped !== undefined &&
    (!offered || offered.some((option) => option.const === mapped))
  )
    return { value: mapped, left: [] }
  if (to['x-none'] && code === mapped && !optionsOf(from)?.some((option) => option.const === code))
    return { value: code, left: [] }
  const detail = optionsOf(from)?.find((option) => option.const === code)?.title ?? code
  return { value: undefined, left: [{ reason: 'option', pointer, value: code, detail, title: '' }] }
}

function fitItems(
  items: readonly unknown[],
  from: Schema,
  to: Schema,
  how: Fitting,
  pointer: string,
): Fitted {
  const [source, target] = [inheritUnit(from.items ?? {}, from), inheritUnit(to.items ?? {}, to)]
  const fitted = items.map((item, index) => fit(item, source, target, how, below(pointer, index)))
  return {
    value: fitted.map((one) => one.value).filter((item) => item !== undefined),
    left: byColumn(
      fitted.flatMap((one) => one.left),
      pointer,
    ),
  }
}

/** What happens to a column happens in each of its rows, and is told once. */
function byColumn(left: readonly FitProblem[], pointer: string): FitProblem[] {
  const columns = new Map<string, FitProblem[]>()
  for (const problem of left) {
    const name = [problem.reason, problem.title, problem.detail].join(' ')
    columns.set(name, [...(columns.get(name) ?? []), problem])
  }
  return [...columns.values()].map((some) =>
    some.length === 1 ? some[0]! : { ...some[0]!, pointer, value: some.map(({ value }) => value) },
  )
}

function fitMembers(object: object, from: Schema, to: Schema, how: Fitting, pointer: string): Fitted {
  const left: FitProblem[] = []
  const named = nameOptionsOf(from)
  const members = Object.entries(object).flatMap(([key, item]): [string, unknown][] => {
    const at = below(pointer, key)
    const source = memberOf(from, key)
    const option = named?.find(({ const: code }) => code === key)
    const name = option && Object.hasOwn(how.options ?? {}, key) ? how.options![key]! : key
    const target = name === null ? undefined : memberOf(to, name)
    if (!target) {
      const reason = option ? 'option' : from['x-annual'] === undefined ? 'cell' : 'year'
      const detail = option?.title ?? source?.title ?? key
      const title = option ? '' : detail
      if (item !== null && item !== '') left.push({ reason, pointer: at, value: item, detail, title })
      return []
    }
    const fitted = fit(item, inheritUnit(source ?? {}, from), inheritUnit(target, to), how, at)
    const own = option?.title ?? source?.title ?? (from.properties ? key : '')
    for (const problem of fitted.left)
      left.push({
        ...problem,
        title: [own, problem.title].filter((title) => title !== '').join(LABEL_SEPARATOR),
      })
    return fitted.value === undefined ? [] : [[name, fitted.value]]
  })
  return { value: members.length === 0 ? undefined : Object.fromEntries(members), left }
}

function memberOf(schema: Schema, key: string): Schema | undefined {
  const { properties, additionalProperties, patternProperties } = schema
  if (properties && Object.hasOwn(properties, key)) return properties[key]
  if (nameOptionsOf(schema)?.every((option) => option.const !== key)) return undefined
  if (typeof additionalProperties === 'object') return additionalProperties
  const open = properties === undefined || additionalProperties === true || patternProperties !== undefined
  return open && additionalProperties !== false ? {} : undefined
}
