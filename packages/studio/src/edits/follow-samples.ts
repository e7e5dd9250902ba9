import {
  compilePattern,
  equal,
  fieldsOf,
  fileInfo,
  isNone,
  isWithin,
  noneOf,
  optionsIn,
  targetOf,
  valueAt,
} from '@formwright/definition'
import type { Attachment, Cell, Json, Schema } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { readEdition } from '../model/read-edition.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'
import { asSampleWrites } from './repair-samples.ts'
import { attachToSamples, keepFiles } from './sample-evidence.ts'
import { exampleOf, isMadeText } from './text-pattern.ts'

/**
 * Adapts answers in samples and cases that an act made invalid: removed options, a “none” word that is no
 * longer allowed, a generated number beyond a new limit. Numbers and texts written by people are kept, and
 * the linter reports them.
 */
export function followSamples(model: StudioModel, edits: FileEdits, pointer: string): void {
  const then = readEdition(withChanges(model.files, edits.changes()), model.edition, model.loaded)
  const now = then.bundle && fieldsOf(then.bundle).find((field) => isWithin(pointer, field.pointer))
  const was = model.fields.find((field) => field.pointer === now?.pointer)
  if (!now || !was) return
  for (const cell of now.cells) {
    const before = was.cells.find((one) => one.pointer === cell.pointer)
    if (!before || equal(before.schema, cell.schema)) continue
    forgetOptions(model, edits, cell, before)
    for (const file of filesBelow(model, 'answers')) followIn(model, edits, file, cell, before)
    followInCases(model, edits, cell, before)
  }
  attachToSamples(model, edits, now.pointer, now.schema['x-evidence'])
}

function followIn(model: StudioModel, edits: FileEdits, file: string, cell: Cell, before: Cell): void {
  const json = edits.json(file)
  const answers = json.get('')
  for (const pointer of pointersIn(answers, cell.pointer)) {
    const at = asSampleWrites(model, answers, pointer)
    const value = json.get(at) as Json | undefined
    const next = value === undefined ? undefined : following(model, cell, before, value)
    if (next !== undefined) json.set(at, next)
  }
}

function followInCases(model: StudioModel, edits: FileEdits, cell: Cell, before: Cell): void {
  const pattern = cell.pointer.split('/')
  const isPlace = (at: string) => {
    const steps = at.split('/')
    return (
      steps.length === pattern.length && steps.every((one, i) => pattern[i] === '*' || pattern[i] === one)
    )
  }
  for (const [file, source] of model.loaded.sources) {
    if (fileInfo(file).kind !== 'cases') continue
    const { cases } = source.value as { cases: { set?: Record<string, Json> }[] }
    for (const [index, { set = {} }] of cases.entries())
      for (const [at, value] of Object.entries(set)) {
        const next = isPlace(at) ? following(model, cell, before, value) : undefined
        if (next === undefined) continue
        const json = edits.json(file)
        const written = json.get(`/cases/${index}/set`) as Record<string, Json>
        json.set(`/cases/${index}/set`, { ...written, [at]: next })
      }
  }
}

/** Removes evidence for removed options from samples and cases. */
function forgetOptions(model: StudioModel, edits: FileEdits, cell: Cell, before: Cell): void {
  const left = codesIn(cell.schema)
  const gone = codesIn(before.schema).filter((code) => !left.includes(code))
  if (gone.length === 0) return
  const target = targetOf(cell.pointer)
  const without = (file: Attachment): Attachment | undefined => {
    if (file.target !== target || !file.options?.some((code) => gone.includes(code))) return file
    const options = file.options.filter((code) => !gone.includes(code))
    return options.length === 0 ? undefined : { ...file, options }
  }
  keepFiles(model, edits, without)
}

/** The replacement for an answer that the cell no longer accepts; `undefined` to keep the old one. */
function following({ bundle }: StudioModel, cell: Cell, before: Cell, value: Json): Json | undefined {
  const { schema } = cell
  if (!isTaken(before.schema, value) || isTaken(schema, value)) return undefined
  const codes = codesIn(schema)
  if (Array.isArray(value) && codes.length > 0) {
    const kept = value.filter((one) => codes.includes(one as string))
    return kept.length > 0 ? kept : (noneOf(schema) ?? [codes[0]!])
  }
  if (codes.length > 0) return schema.type === 'array' ? [codes[0]!] : codes[0]
  if (isMadeText(bundle.form, before.schema.pattern, value) && schema.type === 'string')
    return exampleOf(schema.pattern)
  if (isNone(value, before.schema)) return plain(schema)
  // generated values: zero, or one of the previous limits
  const made = [0, before.schema.minimum, before.schema.maximum]
  return typeof value === 'number' && made.includes(value) ? plain(schema) : undefined
}

/** A neutral value of a cell. */
function plain(schema: Schema): Json | undefined {
  if (schema.type === 'number' || schema.type === 'integer')
    return Math.min(Math.max(0, schema.minimum ?? 0), schema.maximum ?? Infinity)
  return schema.type === 'array' ? [] : undefined
}

/** Whether a cell accepts a value, as far as can be said without compiling the schema. */
function isTaken(schema: Schema, value: Json): boolean {
  if (isNone(value, schema)) return true
  const codes = codesIn(schema)
  if (schema.type === 'array')
    return Array.isArray(value) && (codes.length === 0 || value.every((one) => codes.includes(one as string)))
  if (codes.length > 0) return codes.includes(value as string)
  if (typeof value === 'number')
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity)
  if (schema.type === 'number' || schema.type === 'integer') return false
  const pattern = schema.pattern === undefined ? '' : compilePattern(schema.pattern)
  return typeof value !== 'string' || typeof pattern === 'string' || pattern.test(value)
}

function codesIn(schema: Schema): readonly string[] {
  return optionsIn(schema).map((one) => one.const)
}

/** The pointers of a cell in answers; for a cell in a row one for each row. */
function pointersIn(answers: unknown, pointer: string): readonly string[] {
  const star = pointer.indexOf('/*')
  if (star < 0) return [pointer]
  const list = pointer.slice(0, star)
  const rows = valueAt(answers, list)
  if (!Array.isArray(rows)) return []
  return rows.flatMap((_, row) => pointersIn(answers, `${list}/${row}${pointer.slice(star + 2)}`))
}
