import { unitsBetween } from '@formwright/authoring'
import {
  below,
  FieldIndex,
  pointerOfPath,
  resolveYearPointer,
  splitPointer,
  treeOf,
  unitOf,
} from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { readEdition } from '../model/read-edition.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { caseFiles } from './cases.ts'

/**
 * Numbers of samples and cases go into the unit that their field has after an act, as those of applicants
 * will: where the one unit converts into the other.
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
  for (const path of filesBelow(model, 'answers')) write(path, '', edits.json(path).get('') as Json, '')
  for (const { file, value } of caseFiles(model))
    for (const [index, { set = {} }] of value.cases.entries())
      for (const [place, one] of Object.entries(set))
        write(file, below('/cases', index, 'set', place), one, pointerOfPath(place))
  return count
}

/** The act that set a unit, with what became of the numbers of samples and cases. */
export function toldOfUnit(done: Act, converted: number, unit: unknown): Act {
  if (converted === 0) return done
  const values = { ...done.step.values, unit: String(unit), n: converted }
  return { ...done, step: { name: 'convert-unit', values } }
}

/** Only what differs is written, so that the rest of a file keeps its layout. */
function setLeaves(edits: FileEdits, file: string, at: string, was: Json, now: Json): void {
  if (typeof now !== 'object' || now === null) {
    if (was !== now) edits.json(file).set(at, now)
    return
  }
  for (const [key, one] of Object.entries(now))
    setLeaves(edits, file, below(at, key), (was as Record<string, Json>)[key]!, one as Json)
}

/** The unit that a number in answers has: its own, or that of the field around it. */
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
