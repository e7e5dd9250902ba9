import {
  FieldIndex,
  fieldsOf,
  isWithin,
  overlap,
  ownMember,
  rememberedPair,
  splitPointer,
} from '@formwright/definition'
import type { CarryEntry, Field, FormBundle } from '@formwright/definition'
import { compileExpression } from '@formwright/rules'
import { unitsBetween } from '../units/convert-unit.ts'
import { fitBetween } from './fit.ts'
import type { Fit } from './fit.ts'

/** A cell of answers, with its pointer split into keys. */
export interface CellPath {
  readonly pointer: string
  readonly path: readonly string[]
}

interface FieldWithCells {
  readonly field: Field
  readonly path: readonly string[]
  /** Its cells outside of rows. */
  readonly cells: readonly CellPath[]
}

/** What happens to one field of the new form. */
export interface FieldStep extends FieldWithCells {
  /** The field that its answer comes from. */
  readonly old: (FieldWithCells & { readonly fit: Fit }) | undefined
  /** The reason why the answer is not carried although there is such a field. */
  readonly drop: string | undefined
  /** Computes its answer from all answers of the earlier edition. */
  readonly compute: ((answers: unknown) => unknown) | undefined
}

/** The carry map between two editions, prepared for any answers. */
export interface CarryPlan {
  readonly steps: readonly FieldStep[]
  /** Fields of the earlier edition that nothing is taken from, and the reasons given by the map. */
  readonly untaken: readonly (FieldWithCells & { readonly reason: string | undefined })[]
  readonly before: FieldIndex
  readonly after: FieldIndex
  /** Fields whose answers have another pointer in the new form. */
  readonly moves: readonly { readonly from: string; readonly to: string }[]
  /** Pointers of the fields of the earlier edition, and of the groups around them. */
  readonly places: ReadonlySet<string>
  readonly above: ReadonlySet<string>
  /**
   * Possible new pointers for what is attached to a pointer of the earlier answers, such as lists and
   * evidence.
   */
  readonly movesOf: (from: string) => readonly CarryTarget[]
}

/** A pointer of the new form, and its field. */
export interface CarryTarget {
  readonly field: Field
  readonly to: string
}

/**
 * The plan for carrying answers of one edition into another; without a carry map for that edition, fields are
 * matched by `x-id`. Cached.
 */
export const carryPlan = rememberedPair(planOf)

/** Fields whose answers have another pointer in the new form. */
export function carriedMoves(before: FormBundle, after: FormBundle): CarryPlan['moves'] {
  return carryPlan(before, after).moves
}

function planOf(before: FormBundle, after: FormBundle): CarryPlan {
  const map = after.carry?.from === before.edition.edition ? after.carry : undefined
  const old = fieldsOf(before).map(withCells)
  const byId = new Map(old.map((one) => [one.field.id, one]))
  const convert = unitsBetween(before, after)
  const taken = new Set<FieldWithCells>()
  const stepOf = (field: Field): FieldStep => {
    const own = map ? (ownMember(map.fields, field.id) ?? 'new') : byId.has(field.id) ? 'same' : 'new'
    const entry = partsOf(own)
    if (entry.compute !== undefined) {
      const { evaluate, reads } = compileExpression(entry.compute, before)
      for (const one of old) if ([...reads].some((read) => overlap(read, one.field.pointer))) taken.add(one)
      return { ...withCells(field), old: undefined, drop: undefined, compute: evaluate }
    }
    const source = own === 'new' ? undefined : byId.get(entry.from ?? field.id)
    if (source) taken.add(source)
    const how = { convert, options: entry.options ?? {} }
    const answer = source && { ...source, fit: fitBetween(source.field.schema, field.schema, how) }
    return { ...withCells(field), old: answer, drop: entry.drop, compute: undefined }
  }
  const steps = fieldsOf(after).map(stepOf)
  return {
    steps: steps.filter((step) => step.old ?? step.compute),
    untaken: old
      .filter((one) => !taken.has(one))
      .map((one) => ({ ...one, reason: map?.dropped?.[one.field.id] })),
    moves: steps.flatMap(({ field, old: source }) =>
      source && source.field.pointer !== field.pointer
        ? [{ from: source.field.pointer, to: field.pointer }]
        : [],
    ),
    before: new FieldIndex(before),
    after: new FieldIndex(after),
    places: new Set(old.map(({ field }) => field.pointer)),
    above: new Set(old.flatMap(({ field }) => groupsAbove(field.pointer))),
    movesOf: rememberingMoves(steps),
  }
}

/**
 * Maximum number of cached pointers of lists and files; more than any form has, but answers may contain
 * arbitrary ones.
 */
const KEPT = 1000

function rememberingMoves(steps: readonly FieldStep[]): CarryPlan['movesOf'] {
  const kept = new Map<string, readonly CarryTarget[]>()
  return (from) => {
    let moves = kept.get(from)
    if (!moves) {
      moves = steps.flatMap((step) => carryTarget(step, from) ?? [])
      if (kept.size < KEPT) kept.set(from, moves)
    }
    return moves
  }
}

function carryTarget({ field, old, drop }: FieldStep, from: string): CarryTarget | undefined {
  // a computed answer does not come from a single pointer
  if (!old || drop !== undefined) return undefined
  const { pointer: source } = old.field
  const to = field.pointer
  if (isWithin(from, source)) return { field, to: to + from.slice(source.length) }
  if (!isWithin(source, from)) return undefined
  const rest = source.slice(from.length)
  return { field, to: to.endsWith(rest) ? to.slice(0, -rest.length) : to }
}

interface EntryParts {
  readonly from?: string
  readonly options?: Readonly<Record<string, string | null>>
  readonly compute?: string
  readonly drop?: string
}

/** The members of an entry of the map; empty for the short forms. */
function partsOf(entry: CarryEntry): EntryParts {
  return typeof entry === 'string' ? {} : entry
}

function withCells(field: Field): FieldWithCells {
  const cells = field.cells.map(({ pointer }) => pointer).filter((at) => !at.includes('/*'))
  return {
    field,
    path: splitPointer(field.pointer),
    cells: cells.map((pointer) => ({ pointer, path: splitPointer(pointer) })),
  }
}

function groupsAbove(pointer: string): string[] {
  const keys = pointer.split('/')
  return keys.slice(1).map((_, index) => keys.slice(0, index + 1).join('/'))
}
