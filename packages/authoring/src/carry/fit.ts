import { below, optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
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

type Options = Readonly<Record<string, string | null>>

/**
 * An answer as another field takes it: years where both have them, cells by their names, options by the map.
 * Whether what remains satisfies the new field's limits is for the new form to say.
 */
export function fit(value: unknown, from: Schema, to: Schema, options: Options, pointer = ''): Fitted {
  if (typeof value === 'string' && (optionsOf(from) || optionsOf(to)))
    return fitOption(value, from, to, options, pointer)
  if (Array.isArray(value)) return fitItems(value, from, to, options, pointer)
  if (typeof value === 'object' && value !== null) return fitMembers(value, from, to, options, pointer)
  return { value, left: [] }
}

function fitOption(code: string, from: Schema, to: Schema, options: Options, pointer: string): Fitted {
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
  options: Options,
  pointer: string,
): Fitted {
  const fitted = items.map((item, index) =>
    fit(item, from.items ?? {}, to.items ?? {}, options, below(pointer, index)),
  )
  return {
    value: fitted.map((one) => one.value).filter((item) => item !== undefined),
    left: fitted.flatMap((one) => one.left),
  }
}

function fitMembers(object: object, from: Schema, to: Schema, options: Options, pointer: string): Fitted {
  const left: FitProblem[] = []
  const members = Object.entries(object).flatMap(([key, item]): [string, unknown][] => {
    const at = below(pointer, key)
    const source = memberOf(from, key)
    const target = memberOf(to, key)
    if (!target) {
      const reason = from['x-annual'] === undefined ? 'cell' : 'year'
      const title = source?.title ?? key
      if (item !== null && item !== '') left.push({ reason, pointer: at, value: item, detail: title, title })
      return []
    }
    const fitted = fit(item, source ?? {}, target, options, at)
    left.push(...fitted.left)
    return fitted.value === undefined ? [] : [[key, fitted.value]]
  })
  return { value: members.length === 0 ? undefined : Object.fromEntries(members), left }
}

function memberOf(
  { properties, additionalProperties, patternProperties }: Schema,
  key: string,
): Schema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key]
  if (typeof additionalProperties === 'object') return additionalProperties
  const open = properties === undefined || additionalProperties === true || patternProperties !== undefined
  return open && additionalProperties !== false ? {} : undefined
}
