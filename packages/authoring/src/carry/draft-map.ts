import {
  fieldsOf,
  isCalendarDay,
  isWithin,
  nameOptions,
  optionsIn,
  optionsOf,
  valueAt,
  walk,
} from '@formwright/definition'
import type { CarryEntry, CarryMap, CellShape, Field, FormBundle } from '@formwright/definition'
import { isOfPeriod } from './period.ts'

/** Why a carry map leaves an answer behind, in the words that stand in the file. */
export interface CarryReasons {
  readonly date: string
  readonly signature: string
  readonly otherRole: string
  readonly gone: string
  /** Its words name a year that is another one now. */
  readonly otherYear: string
}

/**
 * A carry map from one edition to the next with every field accounted for, to be looked through: the same
 * field keeps its answer, unless it is a date of its year, a signature or nothing that an applicant writes;
 * options that are gone are left out.
 * @param samples answers to the former edition: days that lie before all its years in each of them stay
 */
export function draftCarryMap(
  before: FormBundle,
  after: FormBundle,
  reasons: CarryReasons,
  samples: readonly unknown[] = [],
): CarryMap {
  const old = new Map(fieldsOf(before).map((field) => [field.id, field]))
  const fields = fieldsOf(after)
  const known = new Set(fields.map(({ id }) => id))
  const gone = [...old.keys()].filter((id) => !known.has(id))
  return {
    from: before.edition.edition,
    fields: Object.fromEntries(
      fields.map((field) => {
        const own = old.get(field.id)
        const stays = own !== undefined && isOfLongAgo(own, before, samples)
        return [field.id, entryOf(field, own, after, reasons, stays)]
      }),
    ),
    ...(gone.length > 0 ? { dropped: Object.fromEntries(gone.map((id) => [id, reasons.gone])) } : {}),
  }
}

function entryOf(
  field: Field,
  old: Field | undefined,
  bundle: FormBundle,
  reasons: CarryReasons,
  isOld: boolean,
): CarryEntry {
  if (!old) return 'new'
  if (!appliedFor(field.pointer, bundle)) return { drop: reasons.otherRole }
  if (!isOld && field.cells.every(({ shape }) => shape === 'date')) return { drop: reasons.date }
  if (field.cells.every(({ schema }) => optionsOf(schema)?.length === 1)) return { drop: reasons.signature }
  if (namesOtherYears(old, field)) return { drop: reasons.otherYear }
  const lost = codesOf(old).filter((code) => !codesOf(field).includes(code))
  return lost.length > 0 && codesOf(field).length > 0
    ? { options: Object.fromEntries(lost.map((code) => [code, null])) }
    : 'same'
}

/** Whether the days of a field, as that on which a firm was founded, lie before all years of its edition. */
function isOfLongAgo({ cells }: Field, { edition }: FormBundle, samples: readonly unknown[]): boolean {
  const days = samples
    .flatMap((answers) => cells.map(({ pointer }) => valueAt(answers, pointer)))
    .filter((value) => typeof value === 'string')
    .filter(isCalendarDay)
  const years = [Number(edition.edition.slice(0, 4)), ...Object.values(edition.years ?? {}).flat()]
  return days.length > 0 && days.every((day) => Number(day.slice(0, 4)) < Math.min(...years))
}

/**
 * Whether a field is about a year by its words, as “2023年基准值”, or a figure or a choice is of the years
 * before it is filled in, as “近三年年均增速”; columns of years are carried year by year, and what is told in
 * words is written on.
 */
function namesOtherYears(old: Field, field: Field): boolean {
  if (field.schema['x-annual'] !== undefined) return false
  if (field.cells.every(({ shape, label }) => OF_A_PERIOD.has(shape) && isOfPeriod(label))) return true
  const labels = new Map(old.cells.map(({ pointer, label }) => [pointer.slice(old.pointer.length), label]))
  return field.cells.some(({ pointer, label }) => {
    const before = labels.get(pointer.slice(field.pointer.length))
    return before !== undefined && before !== label && /\d{4}/.test(before)
  })
}

const OF_A_PERIOD: ReadonlySet<CellShape> = new Set(['number', 'choice', 'boolean'])

/** Whether a field can be written while an application is drafted. */
function appliedFor(pointer: string, { form }: FormBundle): boolean {
  const start = form.workflow?.states[form.workflow.start]
  const written = Object.values(start?.edit ?? {}).flat()
  return written.length === 0 || written.some((at) => isWithin(pointer, at))
}

/**
 * The codes of a choice, or of the items of a tick group, in any cell of a field; those that members are
 * named after, too.
 */
export function codesOf(field: Field): string[] {
  const options = [
    ...field.cells.flatMap(({ schema }) => optionsIn(schema)),
    ...[...walk(field.node)].flatMap((node) => nameOptions(node) ?? []),
  ]
  return [...new Set(options.map((option) => option.const))]
}
