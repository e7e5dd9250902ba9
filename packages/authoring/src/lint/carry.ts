import {
  below,
  closest,
  fieldsOf,
  inEachLanguage,
  inLanguage,
  joinList,
  locationOf,
  locationOfKey,
  overlap,
  ownMember,
  parseForm,
  problemAt,
} from '@formwright/definition'
import type {
  CarryEntry,
  CarryMap,
  CellShape,
  Field,
  FormBundle,
  JsonSource,
  Problem,
  Texts,
} from '@formwright/definition'
import { compileExpression } from '@formwright/rules'
import shapes from '../diff/shapes.json' with { type: 'json' }
import { carrySource, editionFileOf } from '../carry/carry-file.ts'
import { unitsBetween } from '../units/convert-unit.ts'
import type { ConvertUnit } from '../units/convert-unit.ts'
import { codesOf } from '../carry/draft-map.ts'
import { unitsApart } from '../units/units.ts'
import { fileProblem, startOf } from './context.ts'
import { inWords } from './pattern-fault.ts'
import type { LintCheck } from './context.ts'

/** The carry map must be from the previous edition, and account for every field of both. */
export const carry: LintCheck = ({ loaded, bundle, fields }) => {
  const source = carrySource(loaded)
  const previous = editionFileOf(loaded).previous ?? null
  const before = previous === null ? undefined : parseForm(loaded.files, previous).bundle
  if (!source)
    return before && previous !== loaded.edition
      ? [problemAt(startOf(`${loaded.edition}/edition.json`), 'carry-file-missing', { previous: previous! })]
      : []
  const file = source.value as CarryMap
  // a missing previous edition is reported where it is named
  if (previous !== null && (!before || previous === loaded.edition)) return []
  if (file.from !== previous)
    return [
      fileProblem(source, '/from', 'carry-from', { from: file.from ?? 'null', previous: previous ?? 'null' }),
    ]
  if (!before)
    return [...Object.keys(file.fields ?? {}), ...Object.keys(file.dropped ?? {})].length === 0
      ? []
      : [fileProblem(source, '', 'carry-nothing', {})]
  return new CarryCheck(source, file, fields, before, bundle).problems()
}

/** Maximum number of unaccounted fields that are reported one by one. */
const FEW = 3

const SHAPES: Readonly<Record<string, Texts>> = shapes

/** The names of cell shapes in each language. */
function shapeNames(all: readonly CellShape[]): Texts {
  return inEachLanguage((language) =>
    joinList(
      all.map((shape) => inLanguage(SHAPES[shape] ?? shapes.other, language)),
      language,
    ),
  )
}

const shapesOf = ({ cells }: Field) => [...new Set(cells.map(({ shape }) => shape))]

const isOneCell = ({ cells, pointer }: Field) => cells.length === 1 && cells[0]!.pointer === pointer

/** The shapes that can store the value of an expression, the most typical first. */
const VALUES: Readonly<Record<string, readonly CellShape[]>> = {
  number: ['number'],
  bool: ['boolean'],
  text: ['text', 'choice', 'date'],
  choice: ['choice', 'text'],
  date: ['date', 'text'],
  region: ['region'],
}

/** Whether the result of an expression may be the answer of a field; if its type is unknown, it may. */
function fills(gives: string, field: Field): boolean {
  const kept = VALUES[gives]
  if (!kept || shapesOf(field).includes('other')) return true
  return isOneCell(field) && shapesOf(field).some((shape) => kept.includes(shape))
}

class CarryCheck {
  readonly #source: JsonSource
  readonly #file: CarryMap
  readonly #now: ReadonlyMap<string, Field>
  readonly #before: ReadonlyMap<string, Field>
  readonly #old: FormBundle
  readonly #convert: ConvertUnit
  readonly #used = new Set<string>()

  constructor(
    source: JsonSource,
    file: CarryMap,
    fields: readonly Field[],
    before: FormBundle,
    bundle: FormBundle,
  ) {
    this.#source = source
    this.#file = file
    this.#old = before
    this.#convert = unitsBetween(before, bundle)
    this.#now = new Map((fields.length > 0 ? fields : fieldsOf(bundle)).map((field) => [field.id, field]))
    this.#before = new Map(fieldsOf(before).map((field) => [field.id, field]))
  }

  problems(): Problem[] {
    const { fields = {}, dropped = {} } = this.#file
    const found = Object.entries(fields).flatMap(([id, entry]) => this.#entry(id, entry))
    const meant = this.#misspelt([...Object.keys(fields), ...Object.keys(dropped)])
    const missing = [...this.#now.values()].filter(({ id }) => !Object.hasOwn(fields, id) && !meant.has(id))
    // if the map is not started, dropped fields would repeat the missing ones
    const isStarted = Object.keys(fields).length > 0 || this.#now.size === 0
    const left = [...this.#before.values()].filter(
      ({ id }) => isStarted && !this.#used.has(id) && !Object.hasOwn(dropped, id) && !meant.has(id),
    )
    return [
      ...found,
      ...this.#unaccounted('/fields', 'missing', missing),
      ...Object.keys(dropped).flatMap((id) => this.#dropped(id)),
      ...this.#unaccounted('/dropped', 'left', left),
    ]
  }

  /** Reports each field that the map does not account for; many at once as one problem. */
  #unaccounted(at: string, what: 'missing' | 'left', fields: readonly Field[]): Problem[] {
    const nameOf = (field: Field) => field.label || field.title
    if (fields.length > FEW) {
      const named = [...fields.slice(0, FEW).map((field) => `“${nameOf(field)}”`), '…']
      const params = { count: fields.length, fields: named }
      return [fileProblem(this.#source, at, `carry-many-${what}`, params)]
    }
    return fields.map((field) => {
      // an old answer is dropped if another one takes its place
      const own = below('/fields', field.id)
      const pointer = what === 'left' && ownMember(this.#file.fields, field.id) !== undefined ? own : at
      return fileProblem(this.#source, pointer, `carry-${what}`, {
        id: field.id,
        field: nameOf(field),
        entry: this.#before.has(field.id) ? 'same' : 'new',
      })
    })
  }

  /**
   * Fields whose ids were probably misspelt in the map: only the wrong ids are reported, not that these
   * fields are missing.
   */
  #misspelt(ids: readonly string[]): ReadonlySet<string> {
    const known = new Set([...this.#now.keys(), ...this.#before.keys()])
    return new Set(ids.flatMap((id) => (known.has(id) ? [] : [closest(id, known)])))
  }

  #entry(id: string, entry: CarryEntry): Problem[] {
    const at = below('/fields', id)
    const field = this.#now.get(id)
    if (!field)
      return [
        problemAt(locationOfKey(this.#source, at), 'carry-unknown', {
          id,
          suggestion: closest(id, this.#now.keys()),
        }),
      ]
    if (entry === 'new') {
      if (!this.#before.has(id)) return []
      this.#used.add(id)
      return [fileProblem(this.#source, at, 'carry-not-new', { id })]
    }
    if (entry !== 'same' && 'compute' in entry) {
      return this.#computed(below(at, 'compute'), entry.compute, field)
    }
    const from = entry !== 'same' && 'from' in entry && entry.from !== undefined ? entry.from : id
    const old = this.#before.get(from)
    if (!old) {
      const pointer = from === id ? at : below(at, 'from')
      return [
        fileProblem(this.#source, pointer, 'carry-source', {
          id: from,
          suggestion: closest(from, this.#before.keys()),
        }),
      ]
    }
    this.#used.add(from)
    if (entry !== 'same' && 'drop' in entry) return []
    const options = entry !== 'same' && 'options' in entry ? (entry.options ?? {}) : {}
    return [
      ...this.#options(at, options, old, field),
      ...this.#shapes(at, old, field),
      ...this.#units(at, old, field),
    ]
  }

  #dropped(id: string): Problem[] {
    const at = below('/dropped', id)
    if (!this.#before.has(id)) {
      const suggestion = closest(id, this.#before.keys())
      return [problemAt(locationOfKey(this.#source, at), 'carry-source', { id, suggestion })]
    }
    return this.#used.has(id) ? [problemAt(locationOfKey(this.#source, at), 'carry-twice', { id })] : []
  }

  #options(
    at: string,
    options: Readonly<Record<string, string | null>>,
    old: Field,
    field: Field,
  ): Problem[] {
    const [before, now] = [codesOf(old), codesOf(field)]
    const without = before.length === 0 ? old : now.length === 0 ? field : undefined
    if (without && Object.keys(options).length > 0)
      return [
        fileProblem(this.#source, below(at, 'options'), 'carry-no-options', {
          field: without.label || without.title,
        }),
      ]
    const found = Object.entries(options).flatMap(([code, to]) => {
      const pointer = below(at, 'options', code)
      const wrong = !before.includes(code)
        ? [code, before]
        : to !== null && !now.includes(to)
          ? [to, now]
          : undefined
      if (!wrong) return []
      const [name, known] = wrong as [string, string[]]
      return [
        fileProblem(this.#source, pointer, 'carry-option', {
          code: name,
          suggestion: closest(name, known),
          known,
        }),
      ]
    })
    if (now.length === 0) return found
    const lost = before.filter((code) => !now.includes(code) && !Object.hasOwn(options, code))
    return lost.length === 0
      ? found
      : [...found, fileProblem(this.#source, at, 'carry-option-missing', { codes: lost })]
  }

  /** Reports that no answer can fit. Whether a specific answer fits is only known when it is carried. */
  #shapes(at: string, old: Field, field: Field): Problem[] {
    const [before, now] = [shapesOf(old), shapesOf(field)]
    if (before.some((shape) => now.includes(shape))) return []
    return [
      fileProblem(this.#source, at, 'carry-shape', {
        field: field.label || field.title,
        before: shapeNames(before),
        now: shapeNames(now),
      }),
    ]
  }

  /**
   * Reports units that do not convert; numbers in units of the same dimension, such as 万元 and 亿元, are
   * converted.
   */
  #units(at: string, old: Field, field: Field): Problem[] {
    const [apart] = unitsApart(old.schema, field.schema, this.#convert)
    if (!apart) return []
    const { before, now } = apart
    const name = before === '' ? 'carry-unit-added' : now === '' ? 'carry-unit-removed' : 'carry-unit'
    return [fileProblem(this.#source, at, name, { field: field.label || field.title, before, now })]
  }

  #computed(at: string, text: string, field: Field): Problem[] {
    const { problems, reads, gives } = compileExpression(text, this.#old)
    // what an invalid expression reads is unknown
    if (problems.length > 0) this.#used.add(field.id)
    for (const [id, { pointer }] of this.#before)
      if ([...reads].some((read) => overlap(read, pointer))) this.#used.add(id)
    if (!fills(gives, field)) {
      this.#used.add(field.id)
      return [
        fileProblem(this.#source, at, 'carry-computes', {
          field: field.label || field.title,
          gives: shapeNames([VALUES[gives]![0]!]),
          now: isOneCell(field) ? shapeNames(shapesOf(field)) : shapes.several,
        }),
      ]
    }
    return problems.map((problem) => {
      const location = {
        ...locationOf(this.#source, at),
        position: this.#source.positionInString(at, problem.start, problem.end),
      }
      return problemAt(location, problem.code, inWords(problem))
    })
  }
}
