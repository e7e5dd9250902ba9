import {
  attachmentEntries,
  attachmentPointer,
  canonicalJson,
  equal,
  FieldIndex,
  isObject,
  isWithin,
  joinPointer,
  listEntries,
  listPointer,
  optionsIn,
  pointerAfter,
  pointerOfTarget,
  rememberedPair,
  splitPointer,
  targetOf,
  treeOf,
  valueAt,
  parentPointer,
} from '@formwright/definition'
import type { Field, FormBundle } from '@formwright/definition'
import { withoutPointer, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { listAt } from '../carry/carry.ts'
import { labelOf } from '../carry/left.ts'
import { unitsBetween } from '../units/convert-unit.ts'
import { fitBetween, whole } from '../carry/fit.ts'
import type { Fit } from '../carry/fit.ts'
import { fitRows } from '../carry/fit-list.ts'
import type { LeftBehind } from '../carry/left.ts'
import { isBlank, valueBelow } from '../carry/values.ts'
import type { Change } from '../diff/change.ts'
import { diff } from '../diff/diff.ts'
import { pairFields } from '../diff/pair-fields.ts'
import { withoutWords } from '../diff/schema-effects.ts'
import { choicesOf } from './choices.ts'
import { movedMembers } from './moved-members.ts'
import type { PointerMove } from './moved-members.ts'
import type { RebaseChoice } from './choices.ts'

/** A draft moved to a newer version of its definition. */
export interface Rebased {
  /** The draft under the newer definition: everything that has a place there, moved along with its field. */
  readonly answers: unknown
  /** Fields, and members of rows and groups, that have a new pointer, filled in or not. */
  readonly moved: readonly PointerMove[]
  /** The changes of the definition, to be shown to the applicant. */
  readonly changes: readonly Change[]
  /** Changes that affect this draft's answers, about which the applicant has to decide. */
  readonly choices: readonly RebaseChoice[]
  /** No filled-in value is affected, so the draft may be moved without asking. */
  readonly atOnce: boolean
  /** Values that no longer have a place, as typed; to be kept beside the draft. */
  readonly aside: readonly LeftBehind[]
}

/**
 * Moves a draft from one version of a definition to a newer one: fields by `x-id`, everything else by
 * pointer. Nothing is lost: it is in `answers` or in `aside`.
 * @param changes the result of `diff(from, to.bundle)` if already computed, as it is the same for every
 *   draft
 */
export function rebase(
  answers: unknown,
  from: FormBundle,
  to: Form,
  changes: readonly Change[] = diff(from, to.bundle),
): Rebased {
  const moved = moveAnswers(answers, from, to)
  const choices = choicesOf(changes, answers)
  return { ...moved, changes, choices, atOnce: choices.length + moved.aside.length === 0 }
}

/** Moves answers to a newer definition, without reporting the changes. */
export function moveAnswers(
  answers: unknown,
  from: FormBundle,
  to: Form,
): Pick<Rebased, 'answers' | 'moved' | 'aside'> {
  const moves = movesBetween(from, to)
  if (moves.unmoved) return { answers, moved: [], aside: [] }
  const rebasing = new Rebasing(answers, from, to, moves)
  rebasing.moveFields()
  rebasing.moveLists()
  rebasing.moveEvidence()
  rebasing.takeOutInvalid()
  rebasing.takeOutEmptyGroups()
  return rebasing.result()
}

interface Move {
  readonly before: Field
  readonly after: Field
}

/** The pairing of fields of two definitions; the same for every draft. */
interface FieldMoves {
  readonly pairs: readonly Move[]
  /** Pairs with a different pointer or schema. */
  readonly touched: readonly (Move & { readonly fit: Fit })[]
  readonly removed: readonly Field[]
  readonly moved: readonly PointerMove[]
  /** New pointers of fields whose schema restricts values differently than before. */
  readonly askedOtherwise: ReadonlySet<string>
  readonly before: FieldIndex
  readonly after: FieldIndex
  /** All answers keep their pointer and meaning. */
  readonly unmoved: boolean
}

const movesBetween = rememberedPair((from: FormBundle, to: Form) => findMoves(from, to.bundle))

function findMoves(from: FormBundle, to: FormBundle): FieldMoves {
  const { pairs, removed } = pairFields(from, to)
  const how = { convert: unitsBetween(from, to) }
  const asksAlike = ({ before, after }: Move) =>
    equal(withoutWords(before.schema), withoutWords(after.schema))
  const touched = pairs
    .map((move) => ({ ...move, alike: asksAlike(move) }))
    .filter(({ before, after, alike }) => before.pointer !== after.pointer || !alike)
    .map((move) => ({
      ...move,
      // unsupported values are left for people to look at
      fit: move.alike ? whole : fitBetween(move.before.schema, move.after.schema, how),
    }))
  return {
    pairs,
    touched,
    removed,
    moved: touched.flatMap(({ before, after, alike }) => {
      const move = { from: before.pointer, to: after.pointer }
      const members = alike ? [] : movedMembers(before.schema, after.schema, move)
      return move.from === move.to ? members : [...members, move]
    }),
    askedOtherwise: new Set(touched.flatMap(({ after, alike }) => (alike ? [] : [after.pointer]))),
    before: new FieldIndex(from),
    after: new FieldIndex(to),
    unmoved: touched.length + removed.length === 0 && canonicalJson(from.schema) === canonicalJson(to.schema),
  }
}

class Rebasing {
  readonly #old: unknown
  readonly #from: FormBundle
  readonly #form: Form
  readonly #moves: FieldMoves
  readonly #pairs: readonly Move[]
  readonly #aside: LeftBehind[] = []
  #answers: unknown

  constructor(answers: unknown, from: FormBundle, form: Form, moves: FieldMoves) {
    this.#old = answers
    this.#from = from
    this.#answers = answers
    this.#form = form
    this.#moves = moves
    this.#pairs = moves.pairs
  }

  result(): Pick<Rebased, 'answers' | 'moved' | 'aside'> {
    return { answers: this.#answers, moved: this.#moves.moved, aside: this.#aside }
  }

  /** Removes all values before setting any, as fields may swap places. */
  moveFields(): void {
    const { removed, touched } = this.#moves
    const taken = touched.map((move) => ({ ...move, value: this.#take(move.before.pointer) }))
    for (const field of removed) {
      const value = this.#take(field.pointer)
      if (!isBlank(value))
        this.#put(field, { reason: 'no-field', pointer: field.pointer, value, detail: '', title: '' })
    }
    for (const { before, after, fit, value } of taken) {
      if (value === undefined) continue
      const fitted = fit(value)
      for (const { places: pointers, ...problem } of fitted.left)
        this.#put(before, {
          ...problem,
          ...ofRows(before.pointer, value, pointers ?? [problem.pointer]),
          pointer: before.pointer + problem.pointer,
        })
      if (fitted.value === undefined) continue
      this.#makeRoom(after.pointer)
      this.#answers = withValue(this.#answers, splitPointer(after.pointer), fitted.value)
    }
  }

  /** Puts aside what stands in the place of a group that a field has moved into. */
  #makeRoom(pointer: string): void {
    const tree = treeOf(this.#from)
    for (let depth = 1, keys = splitPointer(pointer); depth < keys.length; depth++) {
      const group = joinPointer(keys.slice(0, depth))
      const value = valueAt(this.#answers, group)
      if (value === undefined || isObject(value)) continue
      this.#take(group)
      const label = tree.nodeAt(group)?.label || targetOf(group)
      if (!isBlank(value)) this.#aside.push({ reason: 'unknown', pointer: group, value, label, detail: '' })
    }
  }

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
      const list = to === undefined ? undefined : listAt(this.#form.bundle, to)
      const old = listAt(this.#from, from)
      if (to === from && list && equal(list, old)) continue
      const field = fields.containing(from)
      const label = field ? labelOf(field) : target
      const pointer = listPointer(target)
      this.#answers = withValue(this.#answers, splitPointer(listPointer(target)), undefined)
      if (to === undefined || !list || !Array.isArray(rows)) {
        this.#aside.push({ reason: 'list', pointer, value: rows, label, detail: '' })
        continue
      }
      const fitted = fitRows(rows, old, list)
      for (const { title, values, places: pointers } of fitted.lost)
        this.#aside.push({
          reason: 'column',
          pointer,
          value: values,
          label,
          detail: title,
          ...ofRows(pointer, rows, pointers),
        })
      this.#answers = withValue(this.#answers, splitPointer(listPointer(targetOf(to))), fitted.rows)
    }
  }

  moveEvidence(): void {
    const fields = this.#moves.before
    const entries = attachmentEntries(this.#answers)
    const kept = entries.flatMap((entry, index) => {
      const target = isObject(entry) ? entry.target : undefined
      if (typeof target !== 'string') return [entry]
      const from = pointerOfTarget(target)
      const to = this.#movedTo(from)
      const isTaken = to === undefined ? !fields.containing(from) : this.#takesEvidence(from, to)
      if (isTaken && to === undefined) return [entry]
      const file = entry as { readonly name?: string }
      const leave = (reason: 'evidence' | 'proof', value: unknown) =>
        this.#aside.push({
          reason,
          pointer: attachmentPointer(index),
          value,
          label: labelOf(fields.containing(from)!),
          detail: file.name ?? '',
        })
      const { left, gone } = isTaken ? this.#provenBy(file, from, to!) : { left: [], gone: [] }
      if (!isTaken || (gone.length > 0 && left.length === 0)) {
        leave('evidence', file)
        return []
      }
      if (gone.length > 0) leave('proof', { ...file, options: gone })
      return [
        {
          ...file,
          ...(to === from ? {} : { target: targetOf(to!) }),
          ...(gone.length > 0 ? { options: left } : {}),
        },
      ]
    })
    if (entries.length > 0) this.#answers = withValue(this.#answers, ['attachments'], kept)
  }

  /** Splits the options that a file is evidence for into existing and removed ones. */
  #provenBy(file: object, from: string, to: string): Record<'left' | 'gone', readonly unknown[]> {
    const { options } = file as { options?: unknown }
    const [was, is] = [optionsAt(this.#from, from), optionsAt(this.#form.bundle, to)]
    // a code that was never an option is kept
    const isLeft = (code: unknown) => is.has(code) || !was.has(code)
    const named: readonly unknown[] = Array.isArray(options) ? options : []
    return { left: named.filter(isLeft), gone: named.filter((code) => !isLeft(code)) }
  }

  /** Whether files of a pointer still have a place; if the field took none before, they are unchanged. */
  #takesEvidence(from: string, to: string): boolean {
    const takes = (bundle: FormBundle, pointer: string) =>
      treeOf(bundle).nodeAt(pointer)?.schema['x-evidence'] !== undefined
    return takes(this.#form.bundle, to) || !takes(this.#from, from)
  }

  /** The new pointer of a value; `undefined` if its field was removed. */
  #movedTo(from: string): string | undefined {
    if (this.#pairs.some(({ before }) => isWithin(from, before.pointer)))
      return pointerAfter(from, this.#moves.moved)
    return this.#pairs.some(
      ({ before, after }) => isWithin(before.pointer, from) && before.pointer === after.pointer,
    )
      ? from
      : undefined
  }

  /**
   * Removes values of another type than their field, which could not be shown there; values that merely
   * violate a limit are kept and reported.
   */
  takeOutInvalid(): void {
    const fields = this.#moves.after
    const { askedOtherwise } = this.#moves
    if (askedOtherwise.size === 0) return
    // in reverse order, so that list indexes stay valid
    for (const { code, pointer, message } of [...this.#form.assess(this.#answers).findings].reverse()) {
      if (code !== 'type' && code !== 'choice') continue
      const value = valueAt(this.#answers, pointer)
      const field = fields.containing(pointer)
      if (value === undefined || !field || !askedOtherwise.has(field.pointer)) continue
      this.#aside.push({
        reason: 'refused',
        ...this.#before(field, pointer, value),
        label: labelOf(field),
        detail: message,
      })
      this.#answers = withoutPointer(treeOf(this.#form.bundle), this.#answers, pointer)
    }
  }

  /**
   * The original pointer, value and rows of a value found in a field, which may have been converted. If rows
   * were changed, the original pointer is unknown.
   */
  #before(field: Field, pointer: string, value: unknown): Pick<LeftBehind, 'pointer' | 'value' | 'rows'> {
    const move = this.#pairs.find(({ after }) => after.pointer === field.pointer)!
    const within = pointer.slice(field.pointer.length)
    const from = move.before.pointer
    const current = valueAt(this.#old, from)
    const typed = valueAt(this.#old, from + within)
    const ofSome = ofRows(from, current, [within])
    if (ofSome.rows && !equal(typed, value))
      return { pointer: from, value, rows: { ...ofSome.rows, places: [] } }
    return { pointer: from + within, value: typed, ...ofSome }
  }

  /** Removes groups that no longer exist and are empty after their fields were moved. */
  takeOutEmptyGroups(): void {
    const tree = treeOf(this.#form.bundle)
    for (const { pointer } of [...this.#moves.touched.map(({ before }) => before), ...this.#moves.removed])
      for (let group = parentOf(pointer); group !== '' && !tree.nodeAt(group); group = parentOf(group)) {
        const value = valueAt(this.#answers, group)
        if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) break
        this.#take(group)
      }
  }
}

/** The rows around values, by which these can be restored; empty if they are not in rows. */
function ofRows(pointer: string, current: unknown, pointers: readonly string[]): Pick<LeftBehind, 'rows'> {
  const isInRows = pointers.some((at) =>
    splitPointer(at).some((_, depth, keys) => Array.isArray(valueBelow(current, keys.slice(0, depth)))),
  )
  return isInRows ? { rows: { pointer, held: current, places: pointers } } : {}
}

/** The codes of the options at a pointer. */
function optionsAt(bundle: FormBundle, pointer: string): ReadonlySet<unknown> {
  const schema = treeOf(bundle).nodeAt(pointer)?.schema
  return new Set(optionsIn(schema ?? {}).map((option) => option.const))
}

/** The pointer of the group around a pointer. */
function parentOf(pointer: string): string {
  return parentPointer(pointer)
}
