import {
  attachmentEntries,
  below,
  fieldsOf,
  FieldIndex,
  isWithin,
  listEntries,
  listPointer,
  pointerOfTarget,
  splitPointer,
  targetOf,
  valueAt,
  treeOf,
} from '@formwright/definition'
import type { CarryEntry, Field, FormBundle, Json, Schema } from '@formwright/definition'
import { findingCatalogue, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { evaluateExpression } from '@formwright/rules'
import { unitsBetween } from './convert-unit.ts'
import type { ConvertUnit } from './convert-unit.ts'
import { fit } from './fit.ts'
import type { Fitted } from './fit.ts'
import { fitRows } from './fit-list.ts'
import type { LeftBehind } from './left.ts'

/** Answers of an earlier edition in a later one. */
export interface Carried {
  readonly answers: Readonly<Record<string, unknown>>
  /**
   * Each carried value by its pointer, as the form store takes `origins`: marked until it is confirmed or
   * changed.
   */
  readonly origins: Readonly<Record<string, { readonly origin: 'carried'; readonly value: Json }>>
  /** Pointer in the new answers → where its value stood in the old ones. */
  readonly sources: Readonly<Record<string, string>>
  /** Pointer of a field or cell of the new form → what it was in the edition before, carried or not. */
  readonly previous: Readonly<Record<string, Json>>
  /** Everything that was filled in and is not in `answers`, in the order of the old form. */
  readonly left: readonly LeftBehind[]
}

/**
 * Carries answers of one edition into another by the later one's carry map; without a map for that edition,
 * by `x-id`. What the new form would refuse is left behind, so the answers hold nothing that it does not
 * take.
 * @param mayFill whether the reader fills in a field of the new form: what others fill in is left behind
 */
export function carry(
  before: FormBundle,
  after: Form,
  answers: unknown,
  mayFill: (pointer: string) => boolean = () => true,
): Carried {
  return new Carrying(before, after, answers, mayFill).done()
}

/** What carrying needs of an edition; the same for every application. */
interface Known {
  readonly fields: readonly Field[]
  readonly byId: ReadonlyMap<string, Field>
  readonly index: FieldIndex
}

const editions = new WeakMap<FormBundle, Known>()

function knownOf(bundle: FormBundle): Known {
  let one = editions.get(bundle)
  if (!one) {
    const fields = fieldsOf(bundle)
    one = { fields, byId: new Map(fields.map((field) => [field.id, field])), index: new FieldIndex(bundle) }
    editions.set(bundle, one)
  }
  return one
}

class Carrying {
  readonly #before: FormBundle
  readonly #form: Form
  readonly #old: unknown
  readonly #oldFields: readonly Field[]
  readonly #left: LeftBehind[] = []
  readonly #sources = new Map<string, string>()
  readonly #previous: Record<string, Json> = {}
  readonly #taken = new Set<string>()
  readonly #mayFill: (pointer: string) => boolean
  readonly #convert: ConvertUnit
  #answers: unknown = {}

  constructor(before: FormBundle, form: Form, answers: unknown, mayFill: (pointer: string) => boolean) {
    this.#mayFill = mayFill
    this.#before = before
    this.#form = form
    this.#old = answers
    this.#convert = unitsBetween(before, form.bundle)
    this.#oldFields = knownOf(before).fields
  }

  done(): Carried {
    const { bundle } = this.#form
    const map = bundle.carry?.from === this.#before.edition.edition ? bundle.carry : undefined
    const { byId } = knownOf(this.#before)
    for (const field of knownOf(bundle).fields) {
      const entry = map ? (map.fields?.[field.id] ?? 'new') : byId.has(field.id) ? 'same' : 'new'
      this.#field(field, entry, byId)
    }
    for (const field of this.#oldFields)
      if (!this.#taken.has(field.id)) this.#leave(field, map?.dropped?.[field.id])
    this.#lists(bundle)
    this.#evidence()
    this.#strays()
    this.#refused()
    return {
      answers: this.#answers as Record<string, unknown>,
      origins: Object.fromEntries(
        [...this.#sources.keys()].map((at) => [
          at,
          { origin: 'carried', value: valueAt(this.#answers, at) as Json },
        ]),
      ),
      sources: Object.fromEntries(this.#sources),
      previous: this.#previous,
      left: this.#left,
    }
  }

  #field(field: Field, entry: CarryEntry, byId: ReadonlyMap<string, Field>): void {
    if (entry === 'new') return
    if (entry !== 'same' && 'compute' in entry) {
      this.#computed(field, entry.compute)
      return
    }
    const old = byId.get(
      entry !== 'same' && 'from' in entry && entry.from !== undefined ? entry.from : field.id,
    )
    if (!old) return
    this.#taken.add(old.id)
    const value = valueAt(this.#old, old.pointer)
    const options = entry !== 'same' && 'options' in entry ? (entry.options ?? {}) : {}
    const fitted = fit(value, old.schema, field.schema, { options, convert: this.#convert })
    this.#remember(field, old, fitted)
    if (entry !== 'same' && 'drop' in entry) {
      this.#leave(old, entry.drop)
      return
    }
    if (isBlank(value)) return
    if (!this.#mayFill(field.pointer)) {
      const { pointer } = old
      this.#left.push({ reason: 'others', pointer, value, label: labelOf(old), detail: '' })
      return
    }
    for (const { pointer, title, ...problem } of fitted.left)
      this.#left.push({ ...problem, pointer: old.pointer + pointer, label: labelOf(old, title) })
    if (!isBlank(fitted.value)) this.#put(field, fitted.value, old.pointer)
  }

  #computed(field: Field, text: string): void {
    if (!this.#mayFill(field.pointer)) return
    const { value, reads } = evaluateExpression(text, this.#before, this.#old)
    for (const old of this.#oldFields)
      if ([...reads].some((read) => isWithin(read, old.pointer) || isWithin(old.pointer, read)))
        this.#taken.add(old.id)
    if (!isBlank(value)) this.#put(field, value, '')
  }

  #put(field: Field, value: unknown, from: string): void {
    this.#answers = withValue(this.#answers, splitPointer(field.pointer), value)
    for (const pointer of filledPlaces(field, this.#answers))
      this.#sources.set(pointer, from === '' ? '' : from + pointer.slice(field.pointer.length))
  }

  /**
   * What a field was last year, cell by cell, to stand beside it: in the unit and the options that it has
   * now.
   */
  #remember(field: Field, old: Field, { value, left }: Fitted): void {
    for (const pointer of filledPlaces(old, this.#old)) {
      const cell = pointer.slice(old.pointer.length)
      if (left.some((one) => one.reason === 'unit' && one.pointer === cell)) continue
      this.#previous[field.pointer + cell] = (valueAt(value, cell) ?? valueAt(this.#old, pointer)) as Json
    }
  }

  #leave(field: Field, reason: string | undefined): void {
    const value = valueAt(this.#old, field.pointer)
    if (isBlank(value)) return
    const { pointer } = field
    const why =
      reason === undefined
        ? { reason: 'no-field' as const, detail: '' }
        : { reason: 'dropped' as const, detail: reason }
    this.#left.push({ ...why, pointer, value, label: labelOf(field) })
  }

  /** The rows of a 清单 go where the field behind them went. */
  #lists({ schema, parts }: FormBundle): void {
    const fields = knownOf(this.#before).index
    for (const [target, rows] of listEntries(this.#old)) {
      const from = pointerOfTarget(target)
      const field = fields.containing(from)
      const to = this.#movedTo(from)
      const list = to === undefined ? undefined : listAt({ schema, parts }, to)
      const pointer = listPointer(target)
      const label = field ? labelOf(field) : target
      if (to === undefined || !list || !Array.isArray(rows)) {
        this.#left.push({ reason: 'list', pointer, value: rows, label, detail: '' })
        continue
      }
      const fitted = fitRows(rows, listAt(this.#before, from), list)
      for (const { title, values } of fitted.lost)
        this.#left.push({ reason: 'column', pointer, value: values as Json, label, detail: title })
      const place = listPointer(targetOf(to))
      this.#answers = withValue(this.#answers, splitPointer(place), fitted.rows)
      this.#sources.set(place, pointer)
    }
  }

  /** Where what stood at a place of the old answers stands now. */
  #movedTo(from: string): string | undefined {
    for (const [to, source] of this.#sources) {
      if (isWithin(source, from) || isWithin(from, source)) {
        const rest = source.slice(from.length)
        return rest !== '' && to.endsWith(rest) ? to.slice(0, -rest.length) : to
      }
    }
    return undefined
  }

  #evidence(): void {
    const fields = knownOf(this.#before).index
    attachmentEntries(this.#old).forEach((value, index) => {
      const { target = '', name = '' } = (typeof value === 'object' && value !== null ? value : {}) as {
        target?: string
        name?: string
      }
      const place = pointerOfTarget(String(target))
      const field = fields.containing(place)
      const group = treeOf(this.#before).nodeAt(place)?.schema.title
      this.#left.push({
        reason: 'evidence',
        pointer: below('/attachments', index),
        value,
        label: field ? labelOf(field) : (group ?? String(target)),
        detail: String(name),
      })
    })
  }

  /** What stands in the old answers and belongs to no field of the old form. */
  #strays(): void {
    const pointers = this.#oldFields.map((field) => field.pointer)
    const walk = (value: unknown, pointer: string) => {
      if (isBlank(value) || pointers.includes(pointer) || pointer === '/lists' || pointer === '/attachments')
        return
      if (pointers.some((field) => field.startsWith(`${pointer}/`)) && typeof value === 'object')
        for (const [key, item] of Object.entries(value as object)) walk(item, below(pointer, key))
      else if (pointer !== '')
        this.#left.push({ reason: 'unknown', pointer, value, label: targetOf(pointer), detail: '' })
    }
    walk(this.#old, '')
  }

  /** Takes out what the new form says is no answer to its fields. */
  #refused(): void {
    const fields = knownOf(this.#form.bundle).index
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const refused = this.#form.assess(this.#answers).findings.filter(({ code }) => isRefusal(code))
      if (refused.length === 0) return
      for (const { pointer, message } of refused) {
        const value = valueAt(this.#answers, pointer)
        if (value === undefined) continue
        const field = fields.containing(pointer)
        const from = [...this.#sources].find(([to]) => isWithin(pointer, to) || isWithin(to, pointer))
        const source =
          from === undefined || from[1] === '' ? pointer : from[1] + pointer.slice(from[0].length)
        this.#left.push({
          reason: 'refused',
          pointer: source,
          value,
          label: field ? labelOf(field) : pointer,
          detail: message,
        })
        this.#answers = withValue(this.#answers, splitPointer(pointer), undefined)
      }
      for (const at of this.#sources.keys())
        if (valueAt(this.#answers, at) === undefined) this.#sources.delete(at)
    }
  }
}

/** Taking one value out may bring another finding to light, such as in the next row. */
const MAX_ROUNDS = 20

/**
 * Findings of the schema that do not speak against a value: what is missing, and what has to agree with it.
 */
const NO_REFUSAL = new Set([
  'required',
  'evidence',
  'evidence-unticked',
  'list',
  'list-rows',
  'other-region',
  'names',
])

function isRefusal(code: string): boolean {
  return Object.hasOwn(findingCatalogue, code) && !NO_REFUSAL.has(code)
}

/** The cells of a field that are filled; rows, maps and the like as a whole. */
function filledPlaces({ pointer, cells }: Field, answers: unknown): string[] {
  const own = cells.map((cell) => cell.pointer).filter((at) => !at.includes('/*'))
  const filled = own.filter((at) => !isBlank(valueAt(answers, at)))
  return filled.length > 0 || isBlank(valueAt(answers, pointer)) ? filled : [pointer]
}

/** What a field, or a cell of it, is called. */
export function labelOf(field: Field, cell = ''): string {
  const label = field.label || field.title || field.target
  return cell === '' ? label : `${label}｜${cell}`
}

/** The 清单 that stands behind a place of a form. */
export function listAt(bundle: Pick<FormBundle, 'schema' | 'parts'>, pointer: string): Schema['x-list'] {
  return treeOf(bundle).nodeAt(pointer)?.schema['x-list']
}

/** Nothing that anybody filled in. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}
