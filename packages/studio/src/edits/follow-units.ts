import { unitsBetween } from '@formwright/authoring'
import {
  below,
  FieldIndex,
  pointerOfPath,
  resolveYearPointer,
  splitPointer,
  treeOf,
  unitOf,
  walk,
} from '@formwright/definition'
import type { FormBundle, FormNode, Json, Schema } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { readEdition } from '../model/read-edition.ts'
import { writtenAt } from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { caseFiles } from './cases.ts'
import { followRuleNumbers } from './follow-rule-numbers.ts'

/**
 * Converts numbers in samples, cases and rules, and limits in the schema, to the unit that a field has after
 * an act, if the units can be converted.
 * @returns how many were converted
 */
export function followUnits(model: StudioModel, edits: FileEdits): number {
  const then = readEdition(withChanges(model.files, edits.changes()), model.edition, model.loaded).bundle
  if (!then) return 0
  const [unitAt, unitNow] = [unitsIn(model.bundle), unitsIn(then)]
  const convert = unitsBetween(model.bundle, then)
  let count = 0
  const converted = (value: Json, pointer: string): Json => {
    if (Array.isArray(value)) return value.map((one: Json, index) => converted(one, below(pointer, index)))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, converted(one as Json, below(pointer, key))]),
      )
    if (typeof value !== 'number') return value
    const [unit, wanted] = [unitAt(pointer), unitNow(pointer)]
    if (unit === wanted || unit === '' || wanted === '') return value
    const next = convert(value, unit, wanted)
    if (next === undefined) return value
    count++
    return next
  }
  const write = (file: string, at: string, value: Json, pointer: string) => {
    const before = count
    const next = converted(value, pointer)
    if (count > before) setLeaves(edits, file, at, value, next)
  }
  count += followLimits(model, then, edits, convert) + followRuleNumbers(model, then, edits)
  for (const path of filesBelow(model, 'answers')) write(path, '', edits.json(path).get('') as Json, '')
  for (const { file, value } of caseFiles(model))
    for (const [index, { set = {} }] of value.cases.entries())
      for (const [pointer, one] of Object.entries(set))
        write(file, below('/cases', index, 'set', pointer), one, pointerOfPath(pointer))
  return count
}

/**
 * The decimals that a number needs in another unit for nothing of it to be lost; `undefined` if those that it
 * has are enough, or the units cannot be converted.
 */
export function decimalsInUnit(
  { bundle }: StudioModel,
  { type, 'x-decimals': decimals }: Schema,
  unit: string | undefined,
  wanted: unknown,
): number | undefined {
  if (decimals === undefined || type !== 'number' || unit === undefined || typeof wanted !== 'string')
    return undefined
  const one = unitsBetween(bundle, bundle)(1, unit, wanted)
  const more = one === undefined ? 0 : Math.round(-Math.log10(one))
  const isExact = one !== undefined && Math.abs(one * 10 ** more - 1) < 1e-9
  return isExact && more > 0 ? Math.min(decimals + more, MOST_DECIMALS) : undefined
}

/** Maximum of `x-decimals`. */
const MOST_DECIMALS = 10

const LIMITS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const

/** Converts the limits of numbers to the new unit. Shared definitions are not changed. */
function followLimits(
  model: StudioModel,
  then: FormBundle,
  edits: FileEdits,
  convert: ReturnType<typeof unitsBetween>,
): number {
  const later = treeOf(then)
  // the schema for all years is written once
  const done = new Set<string>()
  for (const node of walk(treeOf(model.bundle).root)) {
    const limits = LIMITS.filter((keyword) => typeof node.schema[keyword] === 'number')
    const now = limits.length > 0 ? later.nodeAt(node.pointer) : undefined
    const [unit, wanted] = [unitAround(node), now ? unitAround(now) : '']
    if (unit === wanted || unit === '' || wanted === '') continue
    const { file, pointer } = writtenNode(model, node)
    const json = edits.json(file)
    for (const keyword of limits) {
      const at = below(pointer, keyword)
      const limit = json.get(at)
      const next = typeof limit === 'number' ? convert(limit, unit, wanted) : undefined
      if (next === undefined || next === limit || done.has(file + at)) continue
      json.set(at, next)
      done.add(file + at)
    }
  }
  return done.size
}

/** Where a node is written; the values of all years are written in one place. */
function writtenNode(model: StudioModel, node: FormNode): Written {
  const { schemaPointer, parent } = node
  if (model.loaded.origins.has(schemaPointer) || !parent) return writtenAt(model, schemaPointer)
  const { file, pointer } = writtenAt(model, parent.schemaPointer)
  return { file, pointer: below(pointer, 'additionalProperties') }
}

/** The unit of a number: its own, or that of the annual field around it. */
function unitAround({ schema, parent }: FormNode): string {
  if (schema['x-unit'] !== undefined) return unitOf(schema)
  return parent?.schema['x-annual'] === undefined ? '' : unitOf(parent.schema)
}

/** The act that set a unit, with a notice about the converted numbers in its name. */
export function withUnitNotice(done: Act, converted: number, unit: unknown): Act {
  if (converted === 0) return done
  const values = { ...done.step.values, unit: String(unit), n: converted }
  return { ...done, step: { name: 'convert-unit', values } }
}

/** Only writes what differs, so that the rest of the file keeps its formatting. */
function setLeaves(edits: FileEdits, file: string, at: string, was: Json, now: Json): void {
  if (typeof now !== 'object' || now === null) {
    if (was !== now) edits.json(file).set(at, now)
    return
  }
  for (const [key, one] of Object.entries(now))
    setLeaves(edits, file, below(at, key), (was as Record<string, Json>)[key]!, one as Json)
}

/** The unit of a number in answers: its own, or that of the field around it. */
function unitsIn(bundle: FormBundle): (pointer: string) => string {
  const tree = treeOf(bundle)
  const fields = new FieldIndex(bundle)
  return (written) => {
    const pointer = resolveYearPointer(bundle, written)
    const field = fields.containing(pointer)
    if (!field) return ''
    const inner = splitPointer(pointer.slice(field.pointer.length))
    for (let depth = inner.length; depth >= 0; depth--) {
      const schema = tree.nodeAt(below(field.pointer, ...inner.slice(0, depth)))?.schema
      if (schema?.['x-unit'] !== undefined) return unitOf(schema)
    }
    return ''
  }
}
