import {
  attachmentEntries,
  attachmentPointer,
  ATTACHMENTS,
  below,
  isObject,
  isReadOnlyAt,
  isWithin,
  joinPointer,
  listEntries,
  listPointer,
  LISTS,
  optionsIn,
  overlap,
  pointerOfTarget,
  splitPointer,
  targetOf,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { Field, FormBundle, FormTree, Json, Schema } from '@formwright/definition'
import { interpretedApplies, shownAnswers, withoutPointer, withValue } from '@formwright/engine'
import type { Assessment, Form } from '@formwright/engine'
import { carryPlan } from './carry-plan.ts'
import type { CarryPlan, FieldStep, CellPath } from './carry-plan.ts'
import { hiddenIn } from './hidden.ts'
import { byYear, fitRows } from './fit-list.ts'
import { rejectsValue } from './refusal.ts'
import { isBlank, putAt, setOwn, valueBelow } from './values.ts'
import { labelOf, leftInOrder } from './left.ts'
import type { LeftBehind } from './left.ts'

/** Answers of an earlier edition converted to a later one. */
export interface Carried {
  readonly answers: Readonly<Record<string, unknown>>
  /**
   * Carried values by pointer, in the format of the form store's `origins`: marked until they are confirmed
   * or changed. The applicant's region is not among them, as it does not change from year to year.
   */
  readonly origins: Readonly<Record<string, { readonly origin: 'carried'; readonly value: Json }>>
  /** The pointers of all carried values, including those that need not be confirmed. */
  readonly places: readonly string[]
  /** Pointer in the new answers → pointer in the old ones. */
  readonly sources: Readonly<Record<string, string>>
  /** Pointer of a field or cell of the new form → its value in the earlier edition, carried or not. */
  readonly previous: Readonly<Record<string, Json>>
  /** Everything that was filled in and is not in `answers`, in the order of the old form. */
  readonly left: readonly LeftBehind[]
}

/**
 * Carries answers of one edition into another by the later one's carry map; without a map for that edition,
 * by `x-id`. Values that the new form would reject are left behind, so that the result is acceptable to it.
 * Only applicable answers are carried: values in branches that do not apply, or hidden by conditions, are
 * left behind.
 */
export function carry(
  before: FormBundle,
  after: Form,
  answers: unknown,
  options: CarryOptions = {},
): Carried {
  const carrying = new Carrying(before, after, answers, options)
  carrying.run()
  return carrying.done()
}

export interface CarryOptions {
  /** Whether the reader fills in a field of the new form; answers of other fields are left behind. */
  readonly mayFill?: ((pointer: string) => boolean) | undefined
  /** The region of the application; by default the one in the answers. */
  readonly region?: string | undefined
}

interface TrialOptions {
  readonly region?: string | undefined
  /** Only evaluates these rules, for answers in which nothing is rejected. */
  readonly rules?: ReadonlySet<string> | undefined
}

/**
 * The assessment of carried answers by the new form, and what was left behind, without texts. Empty fields
 * are not reported.
 */
export function tryCarry(
  before: FormBundle,
  after: Form,
  answers: unknown,
  options: TrialOptions = {},
): Pick<Carried, 'left' | 'answers'> & { readonly assessment: Assessment } {
  const carrying = new Carrying(before, after, answers, { ...options, isTrial: true })
  const assessment = carrying.run()
  const { left, answers: carried } = carrying
  return { left, answers: carried as Carried['answers'], assessment }
}

class Carrying {
  readonly left: LeftBehind[] = []
  readonly #before: FormBundle
  readonly #form: Form
  readonly #plan: CarryPlan
  readonly #filledIn: unknown
  /** The applicable part of the old answers. */
  readonly #old: unknown
  readonly #asked: {
    readonly region: string | undefined
    readonly rules: ReadonlySet<string> | undefined
    readonly silent: boolean
    readonly filledOnly: boolean
  }
  readonly #mayFill: (pointer: string) => boolean
  readonly #put: { readonly step: FieldStep; readonly from: string }[] = []
  readonly #putLists: [to: string, from: string][] = []
  /** Rows with a changed index, as other rows of their list were left behind. */
  readonly #putRows: [to: string, from: string][] = []
  #known: Map<string, string> | undefined
  answers: unknown = {}

  constructor(
    before: FormBundle,
    form: Form,
    answers: unknown,
    {
      mayFill = () => true,
      region,
      rules,
      isTrial = false,
    }: TrialOptions & CarryOptions & { readonly isTrial?: boolean },
  ) {
    this.#before = before
    this.#filledIn = answers
    this.#form = form
    this.#old = shownAnswers(before, answers, interpretedApplies(before), { region })
    this.#plan = carryPlan(before, form.bundle)
    this.#mayFill = mayFill
    this.#asked = { region, rules, silent: isTrial, filledOnly: isTrial }
  }

  /** @returns the assessment of the answers, from which all rejected values were removed */
  run(): Assessment {
    for (const step of this.#plan.steps) this.#field(step)
    for (const { field, path, reason } of this.#plan.untaken)
      this.#leave(
        field,
        path,
        reason === undefined ? { reason: 'no-field', detail: '' } : { reason: 'dropped', detail: reason },
      )
    this.#lists(this.#form.bundle)
    this.#evidence()
    if (!this.#asked.silent)
      this.left.push(...hiddenIn(this.#before, this.#plan.before, this.#filledIn, this.#old))
    this.#strays(this.#old, '')
    return this.#withoutRefused()
  }

  /** Pointer in the new answers → pointer in the old ones; computed on first use. */
  get #sources(): Map<string, string> {
    if (this.#known) return this.#known
    const known = (this.#known = new Map<string, string>())
    for (const { step, from } of this.#put) {
      const { field, path, cells } = step
      for (const pointer of filledCells(field.pointer, path, cells, this.answers))
        known.set(pointer, from === '' ? '' : from + pointer.slice(field.pointer.length))
    }
    for (const [to, from] of this.#putLists) known.set(to, from)
    return known
  }

  done(): Carried {
    const previous: Record<string, Json> = {}
    for (const step of this.#plan.steps) this.#remember(step, previous)
    const region = Object.values(this.#form.bundle.form.region ?? {})
    const pointers = [...this.#sources.keys()]
    const marked = pointers.filter((at) => !region.some((pointer) => isWithin(at, pointer)))
    return {
      answers: this.answers as Record<string, unknown>,
      origins: Object.fromEntries(
        marked.map((at) => [at, { origin: 'carried', value: valueAt(this.answers, at) as Json }]),
      ),
      places: pointers,
      sources: Object.fromEntries([...this.#putRows, ...this.#sources]),
      previous,
      left: leftInOrder(this.#before, this.left),
    }
  }

  #field(step: FieldStep): void {
    const { field, old, compute } = step
    if (compute) {
      if (!this.#mayFill(field.pointer)) return
      const value = compute(this.#old)
      if (!isBlank(value)) this.#fill(step, value, '')
      return
    }
    if (!old) return
    const value = valueBelow(this.#old, old.path)
    if (step.drop !== undefined) {
      this.#leave(old.field, old.path, { reason: 'anew', detail: step.drop })
      return
    }
    if (isBlank(value)) return
    const { pointer } = old.field
    if (!this.#mayFill(field.pointer)) {
      this.left.push({ reason: 'others', pointer, value, label: labelOf(old.field), detail: '' })
      return
    }
    const fitted = old.fit(value)
    for (const { pointer: within, title, places: _, ...problem } of fitted.left)
      this.left.push({ ...problem, pointer: pointer + within, label: labelOf(old.field, title) })
    if (!isBlank(fitted.value)) this.#fill(step, fitted.value, pointer)
  }

  #fill(step: FieldStep, value: unknown, from: string): void {
    putAt(this.answers as Record<string, unknown>, step.path, value)
    this.#put.push({ step, from })
  }

  /**
   * Records the previous value of each cell of a field for display, converted to its current unit and
   * options.
   */
  #remember({ field, old }: FieldStep, previous: Record<string, Json>): void {
    if (!old) return
    const { pointer: from } = old.field
    const { value, left } = old.fit(valueBelow(this.#old, old.path))
    for (const pointer of filledCells(from, old.path, old.cells, this.#old)) {
      const cell = pointer.slice(from.length)
      if (left.some(({ reason, pointer: at }) => reason.startsWith('unit') && at === cell)) continue
      previous[field.pointer + cell] = (valueAt(value, cell) ?? valueAt(this.#old, pointer)) as Json
    }
  }

  #leave(field: Field, path: readonly string[], why: Pick<LeftBehind, 'reason' | 'detail'>): void {
    const value = valueBelow(this.#old, path)
    if (!isBlank(value)) this.left.push({ ...why, pointer: field.pointer, value, label: labelOf(field) })
  }

  /** Moves the rows of a list (清单) to where its field was moved. */
  #lists({ schema, parts }: FormBundle): void {
    const lists: Record<string, unknown> = {}
    for (const [target, rows] of listEntries(this.#old)) {
      const from = pointerOfTarget(target)
      const to = this.#movedTo(from)
      const list = to === undefined ? undefined : listAt({ schema, parts }, to)
      const pointer = listPointer(target)
      const field = this.#plan.before.containing(from)
      const label = field ? labelOf(field) : target
      if (to === undefined || !list || !Array.isArray(rows)) {
        this.left.push({ reason: 'list', pointer, value: rows, label, detail: '' })
        continue
      }
      const { asked: required, others } = byYear(rows, to, this.#form.bundle)
      for (const [year, own] of others)
        this.left.push({ reason: 'rows', pointer, value: own, label, detail: String(year) })
      if (required.length === 0 && rows.length > 0) continue
      const fitted = fitRows(required, listAt(this.#before, from), list)
      for (const { title, values } of fitted.lost)
        this.left.push({ reason: 'column', pointer, value: values as Json, label, detail: title })
      const at = targetOf(to)
      setOwn(lists, at, fitted.rows)
      this.#putLists.push([listPointer(at), pointer])
      if (others.size > 0)
        required.forEach((row, index) =>
          this.#putRows.push([below(listPointer(at), index), below(pointer, rows.indexOf(row))]),
        )
    }
    if (this.#putLists.length > 0) this.answers = { ...(this.answers as object), lists }
  }

  /** The new pointer for what is attached to a pointer of the old answers; `undefined` if there is none. */
  #movedTo(from: string): string | undefined {
    return this.#plan.movesOf(from).find(({ field }) => this.#mayFill(field.pointer))?.to
  }

  #evidence(): void {
    const fields = this.#plan.before
    attachmentEntries(this.#old).forEach((value, index) => {
      const {
        target = '',
        name = '',
        options = [],
      } = (isObject(value) ? value : {}) as { target?: string; name?: string; options?: unknown }
      const pointer = pointerOfTarget(String(target))
      const field = fields.containing(pointer)
      const group = treeOf(this.#before).nodeAt(pointer)?.schema.title
      const proves = this.#provenBy(pointer, options)
      this.left.push({
        reason: 'evidence',
        pointer: attachmentPointer(index),
        value,
        label: field ? labelOf(field) : (group ?? String(target)),
        detail: String(name),
        ...(proves === undefined ? {} : { proves }),
      })
    })
  }

  /**
   * The target that evidence for a pointer would have now; `undefined` if none is required there, or only for
   * other options.
   */
  #provenBy(pointer: string, options: unknown): string | undefined {
    const to = this.#movedTo(pointer)
    const schema = to === undefined ? undefined : treeOf(this.#form.bundle).nodeAt(to)?.schema
    if (!schema?.['x-evidence'] || !Array.isArray(options)) return undefined
    const ticks = new Set<unknown>(optionsIn(schema).map(({ const: tick }) => tick))
    return options.every((tick) => ticks.has(tick)) ? targetOf(to!) : undefined
  }

  /** Values in the old answers that belong to no field of the old form. */
  #strays(value: unknown, pointer: string): void {
    const { places: pointers, above } = this.#plan
    if (isBlank(value) || pointers.has(pointer) || pointer === LISTS || pointer === ATTACHMENTS) return
    if (above.has(pointer) && typeof value === 'object')
      for (const [key, item] of Object.entries(value as object)) this.#strays(item, below(pointer, key))
    else if (pointer !== '')
      this.left.push({ reason: 'unknown', pointer, value, label: targetOf(pointer), detail: '' })
  }

  /** Removes the values that the new form rejects. */
  #withoutRefused(): Assessment {
    const assessed = () => this.#form.assess(this.answers, this.#asked)
    let assessment = assessed()
    for (let round = 0; round < MAX_ROUNDS; round++) {
      if (this.#workOut(assessment)) {
        assessment = assessed()
        continue
      }
      // a value that does not exist, such as one to be computed, is missing rather than rejected
      const wrong = assessment.findings.filter(
        ({ code, pointer }) => rejectsValue(code) && valueAt(this.answers, pointer) !== undefined,
      )
      // values within a removed list are removed with it
      const refused = wrong.filter(
        ({ pointer }) =>
          !wrong.some((other) => other.pointer !== pointer && isWithin(pointer, other.pointer)),
      )
      if (refused.length === 0) return assessment
      // in reverse order, so that list indexes stay valid
      const out: LeftBehind[] = []
      for (const { pointer, message } of refused.reverse()) {
        const value = valueAt(this.answers, pointer)
        if (value === undefined) continue
        const from = [...this.#putRows, ...this.#sources].find(([to]) => overlap(pointer, to))
        const source =
          from === undefined || from[1] === '' ? pointer : from[1] + pointer.slice(from[0].length)
        out.push({
          reason: 'refused',
          pointer: source,
          value,
          label: this.#labelAt(pointer),
          detail: message,
        })
        this.answers = without(treeOf(this.#form.bundle), this.answers, splitPointer(pointer))
      }
      this.left.push(...out.reverse())
      for (const at of this.#sources.keys())
        if (valueAt(this.answers, at) === undefined) this.#sources.delete(at)
      assessment = assessed()
    }
    return assessment
  }

  /** Updates computed values; returns whether any was different. */
  #workOut({ findings }: Assessment): boolean {
    const tree = treeOf(this.#form.bundle)
    const otherwise = findings.filter(
      ({ code, pointer, fix }) => code === 'computed' && fix && isReadOnlyAt(tree, pointer),
    )
    for (const { pointer, fix } of otherwise) {
      this.answers = isBlank(fix![pointer])
        ? without(tree, this.answers, splitPointer(pointer))
        : withValue(this.answers, splitPointer(pointer), fix![pointer])
      this.#sources.delete(pointer)
    }
    return otherwise.length > 0
  }

  /** The label of a pointer in the new form: a field, one of its cells, or the field behind a list. */
  #labelAt(pointer: string): string {
    const [first, target] = splitPointer(pointer)
    if (first === 'lists' && target !== undefined) return this.#labelAt(pointerOfTarget(target))
    const field = this.#plan.after.containing(pointer)
    const cell = field?.pointer === pointer ? undefined : treeOf(this.#form.bundle).nodeAt(pointer)
    return cell?.label || (field ? labelOf(field) : pointer)
  }
}

/** A document without the value at a path, and without groups that become empty; rows keep their indexes. */
function without(tree: FormTree, document: unknown, path: readonly string[]): unknown {
  const result = withoutPointer(tree, document, joinPointer(path))
  const [above, around] = [path.slice(0, -1), path.slice(0, -2)]
  const isBare = above.length > 0 && Object.keys((valueBelow(result, above) ?? {}) as object).length === 0
  return isBare && !Array.isArray(valueBelow(result, around)) ? without(tree, result, above) : result
}

/** Maximum number of rounds: removing a value may lead to further findings, for example in the next row. */
const MAX_ROUNDS = 20

/** The filled cells of a field; rows and maps as a whole. */
function filledCells(
  pointer: string,
  path: readonly string[],
  cells: readonly CellPath[],
  answers: unknown,
): string[] {
  const filled = cells.filter((cell) => !isBlank(valueBelow(answers, cell.path)))
  if (filled.length > 0) return filled.map((cell) => cell.pointer)
  return isBlank(valueBelow(answers, path)) ? [] : [pointer]
}

/** The list (清单) behind a pointer of a form. */
export function listAt(bundle: Pick<FormBundle, 'schema' | 'parts'>, pointer: string): Schema['x-list'] {
  return treeOf(bundle).nodeAt(pointer)?.schema['x-list']
}
