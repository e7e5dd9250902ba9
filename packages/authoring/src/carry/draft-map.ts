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

/** The reasons for leaving an answer behind, as texts for the carry map. */
export interface CarryReasons {
  readonly date: string
  readonly signature: string
  readonly otherRole: string
  readonly gone: string
  /** Its label names a year, which is different now. */
  readonly otherYear: string
}

/**
 * Drafts a carry map from one edition to the next, for review, in which every field is accounted for: an
 * unchanged field keeps its answer, unless it is a date of its year, a signature, or not filled in by
 * applicants; removed options are left out.
 * @param samples answers to the earlier edition: date fields whose dates all precede the edition's years
 *   are kept
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

/**
 * Whether all sample dates of a field precede all years of its edition, such as the date of foundation of a
 * firm.
 */
function isOfLongAgo({ cells }: Field, { edition }: FormBundle, samples: readonly unknown[]): boolean {
  const days = samples
    .flatMap((answers) => cells.map(({ pointer }) => valueAt(answers, pointer)))
    .filter((value) => typeof value === 'string')
    .filter(isCalendarDay)
  const years = [Number(edition.edition.slice(0, 4)), ...Object.values(edition.years ?? {}).flat()]
  return days.length > 0 && days.every((day) => Number(day.slice(0, 4)) < Math.min(...years))
}

/**
 * Whether the labels of a field name a specific year, such as “2023年基准值”, or a number or choice refers to
 * preceding years, such as “近三年年均增速”. Annual fields are carried year by year, and long texts are continued,
 * so they do not count.
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

/** Whether a field can be filled in while an application is a draft. */
function appliedFor(pointer: string, { form }: FormBundle): boolean {
  const start = form.workflow?.states[form.workflow.start]
  const written = Object.values(start?.edit ?? {}).flat()
  return written.length === 0 || written.some((at) => isWithin(pointer, at))
}

/** The option codes in any cell of a field, including options that define member names. */
export function codesOf(field: Field): string[] {
  const options = [
    ...field.cells.flatMap(({ schema }) => optionsIn(schema)),
    ...[...walk(field.node)].flatMap((node) => nameOptions(node) ?? []),
  ]
  return [...new Set(options.map((option) => option.const))]
}
