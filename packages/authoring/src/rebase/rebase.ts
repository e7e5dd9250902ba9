import {
  attachmentEntries,
  below,
  canonicalJson,
  FieldIndex,
  isWithin,
  listEntries,
  listPointer,
  pointerOfTarget,
  splitPointer,
  targetOf,
  valueAt,
} from '@formwright/definition'
import type { Field, FormBundle } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { isBlank, labelOf, listAt } from '../carry/carry.ts'
import { fit } from '../carry/fit.ts'
import type { LeftBehind } from '../carry/left.ts'
import type { Change } from '../diff/change.ts'
import { diff } from '../diff/diff.ts'
import { pairFields } from '../diff/pair-fields.ts'

/** A draft moved to a newer version of its definition. */
export interface Rebased {
  /** The draft under the newer definition: everything that has a place there, moved where its field moved. */
  readonly answers: unknown
  /** Fields whose answers stand elsewhere now. */
  readonly moved: readonly { readonly from: string; readonly to: string; readonly label: string }[]
  /** What changed in the definition, for the applicant to see. */
  readonly changes: readonly Change[]
  /**
   * Changes that this draft's answers are concerned by: whoever filled it in has to decide. None: it may be
   * moved at once.
   */
  readonly choices: readonly RebaseChoice[]
  /** What has no place any more, as it was typed; to be kept beside the draft. */
  readonly aside: readonly LeftBehind[]
}

export interface RebaseChoice {
  readonly change: Change
  /** Where the answer stood, and what it is. */
  readonly pointer: string
  readonly value: unknown
}

/**
 * Moves a draft from one version of a definition to a newer one: fields by `x-id`, everything else as it
 * stands. Nothing that was typed is lost: it is in `answers` or in `aside`.
 * @param changes what `diff(from, to.bundle)` gave, where it is at hand; the same for every draft
 */
export function rebase(
  answers: unknown,
  from: FormBundle,
  to: Form,
  changes: readonly Change[] = diff(from, to.bundle),
): Rebased {
  return { ...moveAnswers(answers, from, to), changes, choices: choicesOf(changes, answers) }
}

/** What of a draft stands where under a newer definition, without what is reported of it. */
export function moveAnswers(
  answers: unknown,
  from: FormBundle,
  to: Form,
): Pick<Rebased, 'answers' | 'moved' | 'aside'> {
  const moves = movesBetween(from, to)
  if (moves.unmoved) return { answers, moved: [], aside: [] }
  const rebasing = new Rebasing(answers, to, moves)
  rebasing.moveFields()
  rebasing.moveLists()
  rebasing.moveEvidence()
  rebasing.takeOutInvalid()
  return rebasing.result()
}

/** The changes that what somebody filled in is concerned by. */
export function choicesOf(changes: readonly Change[], answers: unknown): RebaseChoice[] {
  return changes.flatMap((change) => {
    if (change.class === 'safe' || change.pointer === undefined) return []
    const value = valueAt(answers, change.pointer)
    const concerned = concernedValue(change, value)
    return isBlank(concerned) ? [] : [{ change, pointer: change.pointer, value: concerned }]
  })
}

/**
 * The part of a field's answer that a change is about: an option that is gone concerns only those who chose
 * something.
 */
function concernedValue({ kind }: Change, value: unknown): unknown {
  if (kind === 'cell-added' || kind === 'option-added') return undefined
  return typeof value === 'object' && value !== null && Object.values(value).every(isBlank)
    ? undefined
    : value
}

interface Move {
  readonly before: Field
  readonly after: Field
}

/** Which field of one definition is which of another; the same for every draft. */
interface FieldMoves {
  readonly pairs: readonly Move[]
  /** Pairs whose place or schema is another one. */
  readonly touched: readonly Move[]
  readonly removed: readonly Field[]
  readonly before: FieldIndex
  readonly after: FieldIndex
  /** Every answer stands where it stood and means what it meant. */
  readonly unmoved: boolean
}

const known = new WeakMap<FormBundle, WeakMap<Form, FieldMoves>>()

function movesBetween(from: FormBundle, to: Form): FieldMoves {
  let byForm = known.get(from)
  if (!byForm) known.set(from, (byForm = new WeakMap()))
  let moves = byForm.get(to)
  if (!moves) byForm.set(to, (moves = findMoves(from, to.bundle)))
  return moves
}

function findMoves(from: FormBundle, to: FormBundle): FieldMoves {
  const { pairs, removed } = pairFields(from, to)
  const touched = pairs.filter(
    ({ before, after }) => before.pointer !== after.pointer || !same(before, after),
  )
  return {
    pairs,
    touched,
    removed,
    before: new FieldIndex(from),
    after: new FieldIndex(to),
    unmoved: touched.length + removed.length === 0 && canonicalJson(from.schema) === canonicalJson(to.schema),
  }
}

class Rebasing {
  readonly #old: unknown
  readonly #form: Form
  readonly #moves: FieldMoves
  readonly #pairs: readonly Move[]
  readonly #aside: LeftBehind[] = []
  #answers: unknown

  constructor(answers: unknown, form: Form, moves: FieldMoves) {
    this.#old = answers
    this.#answers = answers
    this.#form = form
    this.#moves = moves
    this.#pairs = moves.pairs
  }

  result(): Pick<Rebased, 'answers' | 'moved' | 'aside'> {
    const moved = this.#pairs.flatMap(({ before, after }) =>
      before.pointer === after.pointer || isBlank(valueAt(this.#old, before.pointer))
        ? []
        : [{ from: before.pointer, to: after.pointer, label: labelOf(after) }],
    )
    return { answers: this.#answers, moved, aside: this.#aside }
  }

  /** All values are taken out before any is put in, as fields may change places with each other. */
  moveFields(): void {
    const { removed, touched } = this.#moves
    const taken = touched.map((move) => ({ ...move, value: this.#take(move.before.pointer) }))
    for (const field of removed) {
      const value = this.#take(field.pointer)
      if (!isBlank(value))
        this.#put(field, { reason: 'no-field', pointer: field.pointer, value, detail: '', title: '' })
    }
    for (const { before, after, value } of taken) {
      if (value === undefined) continue
      const fitted = fit(value, before.schema, after.schema, {})
      for (const problem of fitted.left)
        this.#put(before, { ...problem, pointer: before.pointer + problem.pointer })
      if (fitted.value !== undefined)
        this.#answers = withValue(this.#answers, splitPointer(after.pointer), fitted.value)
    }
  }

  /** A group that is empty once its fields have left was nobody's answer. */
  #take(pointer: string): unknown {
    const value = valueAt(this.#answers, pointer)
    if (value === undefined) return undefined
    this.#answers = withValue(this.#answers, splitPointer(pointer), undefined)
    return value
  }

  #put(field: Field, { title, ...problem }: Omit<LeftBehind, 'label'> & { readonly title: string }): void {
    this.#aside.push({ ...problem, label: labelOf(field, title) })
  }

  moveLists(): void {
    const fields = this.#moves.before
    for (const [target, rows] of listEntries(this.#answers)) {
      const from = pointerOfTarget(target)
      const to = this.#movedTo(from)
      if (to === from && listAt(this.#form.bundle, from)) continue
      this.#answers = withValue(this.#answers, splitPointer(listPointer(target)), undefined)
      if (to !== undefined && listAt(this.#form.bundle, to))
        this.#answers = withValue(this.#answers, splitPointer(listPointer(targetOf(to))), rows)
      else {
        const field = fields.containing(from)
        const label = field ? labelOf(field) : target
        this.#aside.push({ reason: 'no-field', pointer: listPointer(target), value: rows, label, detail: '' })
      }
    }
  }

  moveEvidence(): void {
    const fields = this.#moves.before
    const entries = attachmentEntries(this.#answers)
    const kept = entries.flatMap((entry, index) => {
      const target =
        typeof entry === 'object' && entry !== null ? (entry as { target?: unknown }).target : undefined
      if (typeof target !== 'string') return [entry]
      const from = pointerOfTarget(target)
      const to = this.#movedTo(from)
      if (to === from || (to === undefined && !fields.containing(from))) return [entry]
      if (to !== undefined) return [{ ...(entry as object), target: targetOf(to) }]
      const field = fields.containing(from)!
      const { name = '' } = entry as { name?: string }
      this.#aside.push({
        reason: 'evidence',
        pointer: below('/attachments', index),
        value: entry,
        label: labelOf(field),
        detail: name,
      })
      return []
    })
    if (entries.length > 0) this.#answers = withValue(this.#answers, ['attachments'], kept)
  }

  /** Where what stood at a place stands now; `undefined` when its field is gone. */
  #movedTo(from: string): string | undefined {
    for (const { before, after } of this.#pairs) {
      if (isWithin(from, before.pointer)) return after.pointer + from.slice(before.pointer.length)
    }
    return this.#pairs.some(
      ({ before, after }) => isWithin(before.pointer, from) && before.pointer === after.pointer,
    )
      ? from
      : undefined
  }

  /**
   * A value of another kind than its field cannot be shown there; one that only breaks a limit stays and is
   * reported.
   */
  takeOutInvalid(): void {
    const fields = this.#moves.after
    const touched = new Set(this.#moves.touched.map(({ after }) => after.pointer))
    if (touched.size === 0) return
    for (const { code, pointer, message } of this.#form.assess(this.#answers).findings) {
      if (code !== 'type' && code !== 'choice') continue
      const value = valueAt(this.#answers, pointer)
      const field = fields.containing(pointer)
      if (value === undefined || !field || !touched.has(field.pointer)) continue
      this.#aside.push({ reason: 'refused', pointer, value, label: labelOf(field), detail: message })
      this.#answers = withValue(this.#answers, splitPointer(pointer), undefined)
    }
  }
}

function same({ schema: one }: Field, { schema: other }: Field): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
