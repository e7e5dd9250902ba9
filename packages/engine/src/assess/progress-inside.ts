import {
  below,
  holdsNothing,
  isEmpty,
  isFor,
  isObject,
  ownMember,
  referredRows,
  valueAt,
  walk,
} from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'
import type { Members } from '../structure/members.ts'
import { isWantedWhole } from '../structure/required.ts'
import { staticNodes } from '../structure/static-nodes.ts'

/** Number of required cells, and of those that are filled. */
export interface CellCount {
  readonly required: number
  readonly filled: number
}

const NOTHING: CellCount = { required: 0, filled: 0 }

/** A mutable sum: there may be tens of thousands of rows, so no object is allocated per row. */
interface Sum {
  required: number
  filled: number
}

/**
 * Counts the required cells in rows, maps, tuples and recursive schemas. Counts are cached per object, so a
 * keystroke only costs the path to the change.
 */
export class ProgressInside {
  readonly #form: CompiledForm
  readonly #known = new WeakMap<object, { readonly node: FormNode; readonly count: CellCount }>()
  readonly #steady = new Map<FormNode, boolean>()
  readonly #conditional = new Map<FormNode, boolean>()
  readonly #unconditional = new Map<FormNode, boolean>()
  /** The nodes outside of rows and entries that contain rows or entries. */
  readonly holders: readonly FormNode[]
  /** The required groups outside of rows and entries in which no single member is required. */
  readonly wantedGroups: readonly FormNode[]

  constructor(form: CompiledForm) {
    this.#form = form
    const { cells, groups } = staticNodes(form.tree)
    this.holders = [
      ...cells.filter(({ kind }) => kind !== 'cell' && kind !== 'opaque'),
      ...groups.filter(({ kind }) => kind === 'map'),
    ]
    this.wantedGroups = groups.filter((group) => group.required && isWantedWhole(group))
  }

  /** The cells in a node outside of rows; those with a check of their own are counted by it. */
  ofHolder(node: FormNode, value: unknown, answers: unknown): CellCount {
    const { branches, conditions } = this.#form
    if (!branches.allApply(node, answers)) return NOTHING
    if (!conditions.at({ pointer: node.pointer, required: false }, answers).visible) return NOTHING
    const sum: Sum = { required: 0, filled: 0 }
    if (node.kind === 'map') this.#entries(node, node.pointer, value, answers, sum)
    else this.#inside(node, node.pointer, value, answers, sum)
    return sum
  }

  isFilledGroup(group: FormNode, answers: unknown): boolean {
    const { branches, conditions } = this.#form
    return (
      !holdsNothing(valueAt(answers, group.pointer)) &&
      branches.allApply(group, answers) &&
      conditions.at({ pointer: group.pointer, required: false }, answers).visible
    )
  }

  /** The cells at and below a pointer in rows, a map or a group: itself, if required, and its content. */
  at(node: FormNode, pointer: string, value: unknown, answers: unknown): CellCount {
    const sum: Sum = { required: 0, filled: 0 }
    this.#at(node, pointer, value, answers, sum)
    return sum
  }

  /** Adds the cells in a value. */
  #inside(node: FormNode, pointer: string, value: unknown, answers: unknown, sum: Sum): void {
    if (typeof value !== 'object' || value === null || !this.#isSteady(node)) {
      this.#count(node, pointer, value, answers, sum)
      return
    }
    let known = this.#knownOf(node, value)
    if (!known) {
      const counted: Sum = { required: 0, filled: 0 }
      this.#count(node, pointer, value, answers, counted)
      known = counted.required === 0 ? NOTHING : counted
      this.#known.set(value, { node, count: known })
    }
    addTo(sum, known)
  }

  /** The cached count of an object, wherever it is. */
  #knownOf(node: FormNode, value: unknown): CellCount | undefined {
    const known = typeof value === 'object' && value !== null ? this.#known.get(value) : undefined
    return known?.node === node ? known.count : undefined
  }

  /** Whether conditions affect a node; most nodes are unaffected. */
  #isConditional(node: FormNode): boolean {
    let conditional = this.#conditional.get(node)
    if (conditional === undefined)
      this.#conditional.set(node, (conditional = this.#form.conditions.readsOf(node.pointer).size > 0))
    return conditional
  }

  /** The pointer of a member, only built if a condition or a reference list at or below it needs it. */
  #below(pointer: string, key: string | number, member: FormNode): string {
    let unconditional = this.#unconditional.get(member)
    if (unconditional === undefined) {
      unconditional = ![...walk(member)].some((node) => this.#isConditional(node) || namesMembers(node))
      this.#unconditional.set(member, unconditional)
    }
    return unconditional ? member.pointer : below(pointer, key)
  }

  #count(node: FormNode, pointer: string, value: unknown, answers: unknown, sum: Sum): void {
    switch (node.kind) {
      case 'cell':
      case 'opaque':
        return
      case 'rows':
      case 'tuple':
        this.#items(node, pointer, value, answers, sum)
        return
      default:
        this.#members(node, pointer, asMembers(value), answers, sum)
        if (node.kind === 'map') this.#entries(node, pointer, value, answers, sum)
    }
  }

  #members(node: FormNode, pointer: string, value: Members, answers: unknown, sum: Sum): void {
    for (const child of node.children) {
      if (child.kind === 'variants') {
        for (const branch of child.children)
          if (this.#form.branches.applies(branch, value)) this.#members(branch, pointer, value, answers, sum)
      } else if (!child.repeated && !child.refines)
        this.#at(child, this.#below(pointer, child.key, child), ownMember(value, child.key), answers, sum)
    }
  }

  #at(node: FormNode, pointer: string, value: unknown, answers: unknown, sum: Sum): void {
    let required = node.requiredHere
    if (this.#isConditional(node)) {
      const state = this.#form.conditions.at({ pointer, required }, answers)
      if (!state.visible) return
      required = state.required
    }
    if (this.#form.conditions.isWorkedOut(node)) required = false
    const isBlank = isEmpty(value)
    const isGroup = node.kind === 'group' || node.kind === 'map' || node.kind === 'tuple'
    if (isGroup) {
      const isCounted = !isBlank || (required && !node.repeats)
      if (required && isWantedWhole(node)) {
        sum.required++
        if (!holdsNothing(value)) sum.filled++
      }
      if (isCounted) this.#inside(node, pointer, value, answers, sum)
      return
    }
    if (required) sum.required++
    if (isBlank) return
    if (required) sum.filled++
    this.#inside(node, pointer, value, answers, sum)
  }

  #items(node: FormNode, pointer: string, value: unknown, answers: unknown, sum: Sum): void {
    if (!Array.isArray(value)) return
    const row = node.children.find(({ repeated }) => repeated)
    const positions = node.children.filter(({ repeated }) => !repeated)
    const count = Math.max(value.length, positions.length)
    const isInsideAll = row !== undefined && !this.#isConditional(row) && !isWantedWhole(row)
    for (let index = 0; index < count; index++) {
      const item = positions[index] ?? row
      if (!item) continue
      // an unchanged row has the same count
      const known = item === row && isInsideAll ? this.#knownOf(item, value[index]) : undefined
      if (known) addTo(sum, known)
      else this.#at(item, this.#below(pointer, index, item), value[index], answers, sum)
    }
  }

  /** The entries of a map, and those that it should have for the rows of a list. */
  #entries(node: FormNode, pointer: string, value: unknown, answers: unknown, sum: Sum): void {
    const members = asMembers(value)
    const wanted = namesMembers(node) ? referredRows(node, pointer, answers) : []
    for (const key of new Set([...wanted.map((row) => row.key), ...Object.keys(members)])) {
      const entry = node.children.find((child) => child.repeated && isFor(child, key))
      if (entry) this.#at(entry, this.#below(pointer, key, entry), ownMember(members, key), answers, sum)
    }
  }

  /**
   * Whether the count in a value depends on nothing outside of it: no condition, and no list that determines
   * its members.
   */
  #isSteady(node: FormNode): boolean {
    let steady = this.#steady.get(node)
    if (steady === undefined) {
      steady = this.#form.conditions.areOfRow(node.pointer) && ![...walk(node)].some(namesMembers)
      this.#steady.set(node, steady)
    }
    return steady
  }
}

const known = new WeakMap<CompiledForm, ProgressInside>()

export function progressInside(form: CompiledForm): ProgressInside {
  let inside = known.get(form)
  if (!inside) known.set(form, (inside = new ProgressInside(form)))
  return inside
}

function addTo(sum: Sum, { required, filled }: CellCount): void {
  sum.required += required
  sum.filled += filled
}

/** Whether the rows of another list determine the required members. */
function namesMembers({ schema }: FormNode): boolean {
  return schema['x-ref']?.required === true
}

function asMembers(value: unknown): Members {
  return isObject(value) ? value : {}
}
