import {
  below,
  memberSchemas,
  nameFits,
  nameOptionsOf,
  optionsOf,
  LABEL_SEPARATOR,
  yearOfKey,
} from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { ConvertUnit } from '../units/convert-unit.ts'
import { inheritUnit, inUnitOf } from '../units/units.ts'
import type { LeftReason } from './left.ts'
import { sameMember } from '../diff/same-member.ts'
import { setOwn } from './values.ts'

/** The result of converting an answer to a field: what fits, and what does not. */
export interface Fitted {
  /** `undefined` if nothing of it fits. */
  readonly value: unknown
  readonly left: readonly FitProblem[]
}

interface FitProblem {
  readonly reason: LeftReason
  /** Pointer within the answer. */
  readonly pointer: string
  readonly value: unknown
  readonly detail: string
  readonly title: string
  /** Pointers of the individual values within the answer, if they are in several rows. */
  readonly places?: readonly string[]
}

/** How to convert answers from one definition to another. */
export interface Fitting {
  /** Converts numbers between units. */
  readonly convert: ConvertUnit
  /** Option code → current code; `null` to leave it out. */
  readonly options?: Readonly<Record<string, string | null>>
}

/** Converts an answer of one field to another. */
export type Fit = (value: unknown) => Fitted

/**
 * Returns a function that converts answers of one field to another: years that both have, cells by name,
 * options and option-named members by the map, numbers to the new unit. Whether the result satisfies the new
 * field's limits is left to the new form.
 */
export function fitBetween(from: Schema, to: Schema, how: Fitting): Fit {
  const fitOption = optionsOf(from) || optionsOf(to) ? optionFit(from, to, how) : whole
  // created on demand, as schemas may be recursive
  let fitItems: Fit | undefined
  let fitMembers: Fit | undefined
  return (value) => {
    if (typeof value === 'number') return fitNumber(value, from, to, how)
    if (typeof value === 'string') return fitOption(value)
    if (Array.isArray(value)) return (fitItems ??= itemsFit(from, to, how))(value)
    if (typeof value === 'object' && value !== null) return (fitMembers ??= membersFit(from, to, how))(value)
    return whole(value)
  }
}

const NOTHING: readonly FitProblem[] = []

/** An answer without conversion. */
export function whole(value: unknown): Fitted {
  return { value, left: NOTHING }
}

function fitNumber(value: number, from: Schema, to: Schema, { convert }: Fitting): Fitted {
  const fitted = inUnitOf(value, from, to, convert)
  if (typeof fitted === 'number') return whole(fitted)
  return { value: undefined, left: [{ ...fitted, pointer: '', value, title: '' }] }
}

function optionFit(from: Schema, to: Schema, { options = {} }: Fitting): Fit {
  const [known, offered] = [optionsOf(from), optionsOf(to)]
  const isOffered = (code: unknown) => !offered || offered.some((option) => option.const === code)
  return (value) => {
    const code = value as string
    const mapped = Object.hasOwn(options, code) ? options[code] : code
    const old = known?.find((option) => option.const === code)
    if (typeof mapped === 'string' && isOffered(mapped)) return whole(mapped)
    if (to['x-none'] && code === mapped && !old) return whole(code)
    const detail = old?.title ?? code
    return { value: undefined, left: [{ reason: 'option', pointer: '', value: code, detail, title: '' }] }
  }
}

function itemsFit(from: Schema, to: Schema, how: Fitting): Fit {
  const found = tupleItems(to).length
  // all items after those of the tuples have the same schema
  const alike = Math.max(found, tupleItems(from).length)
  const fits: Fit[] = []
  const fitAt = (index: number): Fit => {
    const [own, other] = [itemAt(from, index), itemAt(to, index)]
    return (fits[index] ??= other
      ? fitBetween(inheritUnit(own ?? ANYTHING, from), inheritUnit(other, to), how)
      : withoutTarget(own))
  }
  return (items) => {
    const fitted = (items as readonly unknown[]).map((item, index) => fitAt(Math.min(index, alike))(item))
    const values = fitted.map(({ value }) => value)
    return {
      // tuple items keep their positions
      value: [
        ...values.slice(0, found).map((item) => item ?? null),
        ...values.slice(found).filter((item) => item !== undefined),
      ],
      left: byColumn(fitted.flatMap(({ left }, index) => left.map((problem) => within(index, problem)))),
    }
  }
}

/** The schemas of a tuple's positions; empty for a plain list. */
function tupleItems({ prefixItems }: Schema): readonly Schema[] {
  return Array.isArray(prefixItems) ? (prefixItems as readonly Schema[]) : []
}

/** The schema of an item; `undefined` if none is allowed at this index. */
function itemAt(schema: Schema, index: number): Schema | undefined {
  const items: unknown = schema.items
  return tupleItems(schema)[index] ?? (items === false ? undefined : ((items ?? ANYTHING) as Schema))
}

function withoutTarget({ title = '' }: Schema = {}): Fit {
  return (value) => ({
    value: undefined,
    left:
      value === null || value === ''
        ? NOTHING
        : [{ reason: 'cell', pointer: '', value, detail: title, title }],
  })
}

/** Groups equal problems of a column in several rows. */
function byColumn(left: readonly FitProblem[]): readonly FitProblem[] {
  if (left.length === 0) return NOTHING
  const columns = new Map<string, FitProblem[]>()
  for (const problem of left) {
    const name = [problem.reason, problem.title, problem.detail].join(' ')
    columns.set(name, [...(columns.get(name) ?? []), problem])
  }
  return [...columns.values()].map((some) =>
    some.length === 1
      ? some[0]!
      : {
          ...some[0]!,
          pointer: '',
          value: some.map(({ value }) => value),
          places: some.flatMap(({ pointer, places: pointers }) => pointers ?? [pointer]),
        },
  )
}

/** A problem of a member or item, relative to its container. */
function within(key: string | number, problem: FitProblem): FitProblem {
  const at = below('', key)
  const pointers = problem.places?.map((pointer) => at + pointer)
  return { ...problem, pointer: at + problem.pointer, ...(pointers ? { places: pointers } : {}) }
}

/** What happens to one member of a value. */
interface Member {
  /** Its name in the new field, and its conversion; `undefined` if the new field has no such member. */
  readonly place: { readonly name: string; readonly fit: Fit } | undefined
  /** The problem if it has no place. */
  readonly problem: Pick<FitProblem, 'reason' | 'detail' | 'title'>
  /** Prefix of problems in its parts. */
  readonly title: string
}

function membersFit(from: Schema, to: Schema, how: Fitting): Fit {
  const known = new Map<string, Member>()
  // only cache conversions of members named by the schema: answers may have arbitrary others
  const isNamed = (key: string) => memberSchemas(from).has(key)
  const fits = new Map<Schema, Map<Schema, Fit>>()
  const fitOf = (source: Schema, target: Schema): Fit => {
    let byTarget = fits.get(source)
    if (!byTarget) fits.set(source, (byTarget = new Map()))
    let fit = byTarget.get(target)
    if (!fit)
      byTarget.set(target, (fit = fitBetween(inheritUnit(source, from), inheritUnit(target, to), how)))
    return fit
  }
  const memberOf = (key: string): Member => {
    let member = known.get(key)
    if (!member) {
      member = memberNamed(key, from, to, how, fitOf)
      if (isNamed(key)) known.set(key, member)
    }
    return member
  }
  return (object) => {
    let left: FitProblem[] | undefined
    const members: Record<string, unknown> = {}
    let isEmpty = true
    for (const [key, item] of Object.entries(object as object)) {
      const { place: found, problem, title } = memberOf(key)
      if (!found) {
        if (item !== null && item !== '')
          (left ??= []).push(within(key, { ...problem, pointer: '', value: item }))
        continue
      }
      const fitted = found.fit(item)
      for (const inner of fitted.left)
        (left ??= []).push(
          within(key, {
            ...inner,
            title: [title, inner.title].filter((one) => one !== '').join(LABEL_SEPARATOR),
          }),
        )
      if (fitted.value === undefined) continue
      setOwn(members, found.name, fitted.value)
      isEmpty = false
    }
    return { value: isEmpty ? undefined : members, left: left ?? NOTHING }
  }
}

function memberNamed(
  key: string,
  from: Schema,
  to: Schema,
  { options = {} }: Fitting,
  fitOf: (source: Schema, target: Schema) => Fit,
): Member {
  const source = schemaOf(from, key)
  const option = nameOptionsOf(from)?.find(({ const: code }) => code === key)
  const name = option && Object.hasOwn(options, key) ? options[key] : nameIn(key, from, to)
  const target = typeof name === 'string' ? schemaOf(to, name) : undefined
  // entries share one title and have names of their own
  const detail = option?.title ?? memberSchemas(from).get(key)?.title ?? nameOf(key)
  return {
    place: target && { name: name!, fit: fitOf(source ?? ANYTHING, target) },
    problem: {
      reason: option ? 'option' : from['x-annual'] === undefined ? 'cell' : 'year',
      detail,
      title: option ? '' : detail,
    },
    title: option?.title ?? source?.title ?? (memberSchemas(from).size > 0 ? nameOf(key) : ''),
  }
}

/** The name of a member in the new field; `undefined` if another member has its name now. */
function nameIn(key: string, from: Schema, to: Schema): string | undefined {
  return memberSchemas(from).has(key) && (memberSchemas(to).has(key) || memberSchemas(from).get(key)!['x-id'])
    ? sameMember(key, from, to)
    : key
}

/** For a year outside of the form's years, which has no title, the year itself. */
function nameOf(key: string): string {
  return String(yearOfKey(key) ?? key)
}

const ANYTHING: Schema = {}

function schemaOf(schema: Schema, key: string): Schema | undefined {
  const { additionalProperties, patternProperties = {} } = schema
  const members = memberSchemas(schema)
  const named = members.get(key)
  if (named) return named
  if (nameOptionsOf(schema)?.every((option) => option.const !== key)) return undefined
  const patterns = Object.entries(patternProperties as Readonly<Record<string, Schema | boolean>>)
  const entry = patterns.find(([pattern]) => nameFits({ pattern }, key))?.[1] ?? additionalProperties
  if (typeof entry === 'object') return entry
  const open = members.size === 0 || entry === true || patterns.length > 0
  return open && entry !== false ? ANYTHING : undefined
}
