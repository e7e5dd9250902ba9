import {
  attachmentEntries,
  attachmentPointer,
  below,
  isWithinAny,
  listPointer,
  pointerOfTarget,
  splitPointer,
  targetOf,
  yearKey,
} from '@formwright/definition'
import { isBlank } from '../carry/values.ts'
import type { Change } from '../diff/change.ts'

/** A change that affects a draft's answers. */
export interface RebaseChoice {
  readonly change: Change
  /** Pointer and value of the first affected answer. */
  readonly pointer: string
  readonly value: unknown
}

/**
 * Kinds of changes that only add requirements: whether an application has to be changed is shown by its
 * findings.
 */
const DEMANDS: ReadonlySet<Change['kind']> = new Set([
  'field-added',
  'field-required',
  'cell-added',
  'option-added',
  'list-added',
  'column-added',
  'evidence-added',
  'evidence-changed',
])

/** Whether a change only adds requirements and leaves existing values valid. */
export function isDemand({ kind }: Pick<Change, 'kind'>): boolean {
  return DEMANDS.has(kind)
}

interface AnswerAt {
  readonly pointer: string
  readonly value: unknown
}

/** The changes that affect values filled in by somebody. */
export function choicesOf(changes: readonly Change[], answers: unknown): RebaseChoice[] {
  return changes.flatMap((change) => {
    if (change.class === 'safe') return []
    const found = answersOf(change, answers).find(({ value }) => isFilled(value))
    return found ? [{ change, ...found }] : []
  })
}

/** The answers that a change is about. */
function answersOf(change: Change, answers: unknown): AnswerAt[] {
  const { kind, pointer, attribute = '' } = change
  if (kind === 'years-changed' || kind === 'years-removed') return answersOfYears(change, answers)
  if (pointer === undefined || DEMANDS.has(kind)) return []
  const found = answersAt(answers, pointer)
  if (kind === 'option-removed') return found.filter(({ value }) => chooses(value, attribute))
  if (kind === 'evidence-removed') return evidenceWithin(answers, pointer)
  const list = listPointer(targetOf(pointer))
  if (kind === 'list-removed' || kind === 'column-changed') return answersAt(answers, list)
  if (kind === 'column-removed') return answersAt(answers, `${list}${below('/*', attribute)}`)
  // a field's list and evidence go with it
  return kind === 'field-removed' || kind === 'field-type'
    ? [...found, ...answersAt(answers, list), ...evidenceWithin(answers, pointer)]
    : found
}

/** The values at a pointer, with `*` for every row and entry. */
function answersAt(answers: unknown, pointer: string): AnswerAt[] {
  const items = [{ pointer: '', value: answers }]
  return splitPointer(pointer).reduce<AnswerAt[]>(
    (found, key) =>
      found.flatMap(({ pointer: at, value }) => {
        if (typeof value !== 'object' || value === null) return []
        const members = Object.entries(value).filter(([name]) => key === '*' || name === key)
        return members.map(([name, item]) => ({ pointer: below(at, name), value: item as unknown }))
      }),
    items,
  )
}

/** The files at a pointer or below it, with `*` for every row and entry. */
function evidenceWithin(answers: unknown, pointer: string): AnswerAt[] {
  return attachmentEntries(answers).flatMap((value, index): AnswerAt[] => {
    const target = typeof value === 'object' && value !== null ? (value as { target?: unknown }).target : ''
    return typeof target === 'string' && isWithinAny(pointerOfTarget(target), pointer)
      ? [{ pointer: attachmentPointer(index), value }]
      : []
  })
}

/** The values for years that are no longer part of the form, anywhere in a document. */
function answersOfYears({ before, after }: Change, answers: unknown): AnswerAt[] {
  const years = (list: unknown) =>
    new Set(Array.isArray(list) ? list.map((year) => yearKey(Number(year))) : [])
  const [was, is] = [years(before), years(after)]
  const within = ({ pointer, value }: AnswerAt): AnswerAt[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, item]) => {
          const found = { pointer: below(pointer, key), value: item as unknown }
          return was.has(key) && !is.has(key) ? [found] : within(found)
        })
  return within({ pointer: '', value: answers })
}

/** Whether an option is chosen, alone or among others. */
function chooses(value: unknown, code: string): boolean {
  return value === code || (Array.isArray(value) && value.includes(code))
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).some(isFilled) : !isBlank(value)
}
