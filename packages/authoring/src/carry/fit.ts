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
  /** Where each of its values stood within the answer, where it is of several rows. */
  readonly places?: readonly string[]
}

/** How answers get from one definition into another, besides their names. */
export interface Fitting {
  /** Numbers of one unit in another. */
  readonly convert: ConvertUnit
  /** Code of an option → what it is now; `null` to leave it out. */
  readonly options?: Readonly<Record<string, string | null>>
}

/** An answer of one field as another takes it. */
export type Fit = (value: unknown) => Fitted

/**
 * Answers as another field takes them: years where both have them, cells by their names, options and members
 * named after options by the map, numbers in the unit of the new field. Whether what remains satisfies the
 * new field's limits is for the new form to say. Worked out once for all answers.
 */
export function fitBetween(from: Schema, to: Schema, how: Fitting): Fit {
  const fitOption = optionsOf(from) || optionsOf(to) ? optionFit(from, to, how) : whole
  // looked at when there is such a value: schemas may refer to themselves
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

/** An answer as it is. */
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
  // those behind the places of tuples are all alike
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
      // what stands in a place of a tuple stays in it
      value: [
        ...values.slice(0, found).map((item) => item ?? null),
        ...values.slice(found).filter((item) => item !== undefined),
      ],
      left: byColumn(fitted.flatMap(({ left }, index) => left.map((problem) => within(index, problem)))),
    }
  }
}

/** The places of a tuple; none where all items are alike. */
function tupleItems({ prefixItems }: Schema): readonly Schema[] {
  return Array.isArray(prefixItems) ? (prefixItems as readonly Schema[]) : []
}

/** What the schema says of an item; nothing where it may have none there. */
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

/** What happens to a column happens in each of its rows, and is told once. */
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

/** A problem of a member or an item, told of what it is in. */
function within(key: string | number, problem: FitProblem): FitProblem {
  const at = below('', key)
  const pointers = problem.places?.map((pointer) => at + pointer)
  return { ...problem, pointer: at + problem.pointer, ...(pointers ? { places: pointers } : {}) }
}

/** What becomes of one member of a value. */
interface Member {
  /** Its name in the new field, and how it gets there; there where the new field has a place for it. */
  readonly place: { readonly name: string; readonly fit: Fit } | undefined
  /** What is said of it where there is none. */
  readonly problem: Pick<FitProblem, 'reason' | 'detail' | 'title'>
  /** Named before what is said of a part of it. */
  readonly title: string
}

function membersFit(from: Schema, to: Schema, how: Fitting): Fit {
  const known = new Map<string, Member>()
  // only those that the schema names are kept: answers may have any number of others
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
  // entries have one title and names of their own
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

/** What a member is called in the new field; nothing where its name is that of another one by now. */
function nameIn(key: string, from: Schema, to: Schema): string | undefined {
  return memberSchemas(from).has(key) && (memberSchemas(to).has(key) || memberSchemas(from).get(key)!['x-id'])
    ? sameMember(key, from, to)
    : key
}

/** A year that the form does not ask for without a date has no title of its own. */
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
