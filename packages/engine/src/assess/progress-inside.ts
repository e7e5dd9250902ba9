import { below, isFor, referredRows, walk } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'
import { isEmpty } from '../structure/empty.ts'
import { staticNodes } from '../structure/static-nodes.ts'

/** Cells that must be filled in, and those of them that are. */
export interface CellCount {
  readonly required: number
  readonly filled: number
}

const NOTHING: CellCount = { required: 0, filled: 0 }

type Members = Readonly<Record<string, unknown>>

/**
 * Counts the cells in rows, maps, tuples and schemas that refer to themselves. What it counted in an object is kept
 * as long as the object is the same, so a keystroke costs the way down to it.
 */
export class ProgressInside {
  readonly #form: CompiledForm
  readonly #known = new WeakMap<object, { readonly node: FormNode; readonly count: CellCount }>()
  readonly #steady = new Map<FormNode, boolean>()
  readonly #conditional = new Map<FormNode, boolean>()
  /** The places outside of rows and entries whose rows and entries count. */
  readonly holders: readonly FormNode[]

  constructor(form: CompiledForm) {
    this.#form = form
    const { cells, groups } = staticNodes(form.tree)
    this.holders = [
      ...cells.filter(({ kind }) => kind !== 'cell' && kind !== 'opaque'),
      ...groups.filter(({ kind }) => kind === 'map'),
    ]
  }

  /** The cells in what stands at a place outside of rows; those with a check of their own are counted by it. */
  ofHolder(node: FormNode, value: unknown, answers: unknown): CellCount {
    const { branches, conditions } = this.#form
    if (!branches.allApply(node, answers)) return NOTHING
    if (!conditions.at({ pointer: node.pointer, required: false }, answers).visible) return NOTHING
    return node.kind === 'map'
      ? this.#entries(node, node.pointer, value, answers)
      : this.inside(node, node.pointer, value, answers)
  }

  /** The cells in what stands at a place. */
  inside(node: FormNode, pointer: string, value: unknown, answers: unknown): CellCount {
    if (typeof value !== 'object' || value === null || !this.#isSteady(node))
      return this.#count(node, pointer, value, answers)
    const known = this.#knownOf(node, value)
    if (known) return known
    const count = this.#count(node, pointer, value, answers)
    this.#known.set(value, { node, count })
    return count
  }

  /** What was counted in an object as it is, wherever it stands. */
  #knownOf(node: FormNode, value: unknown): CellCount | undefined {
    const known = typeof value === 'object' && value !== null ? this.#known.get(value) : undefined
    return known?.node === node ? known.count : undefined
  }

  /** What conditions say of a place; most have none. */
  #stateOf(node: FormNode, pointer: string, answers: unknown): { visible: boolean; required: boolean } {
    let isConditional = this.#conditional.get(node)
    if (isConditional === undefined)
      this.#conditional.set(node, (isConditional = this.#form.conditions.readsOf(node.pointer).size > 0))
    return isConditional
      ? this.#form.conditions.at({ pointer, required: node.requiredHere }, answers)
      : { visible: true, required: node.requiredHere }
  }

  #count(node: FormNode, pointer: string, value: unknown, answers: unknown): CellCount {
    switch (node.kind) {
      case 'cell':
      case 'opaque':
        return NOTHING
      case 'rows':
      case 'tuple':
        return this.#items(node, pointer, value, answers)
      default:
        return total([
          ...this.#members(node, pointer, asMembers(value), answers),
          ...(node.kind === 'map' ? [this.#entries(node, pointer, value, answers)] : []),
        ])
    }
  }

  #members(node: FormNode, pointer: string, value: Members, answers: unknown): CellCount[] {
    return node.children.flatMap((child): CellCount[] => {
      if (child.kind === 'variants')
        return child.children
          .filter((branch) => this.#form.branches.applies(branch, value))
          .flatMap((branch) => this.#members(branch, pointer, value, answers))
      if (child.repeated || child.refines) return []
      return [this.at(child, below(pointer, child.key), own(value, child.key), answers)]
    })
  }

  /**
   * The cells at and below one place in rows, a map or a group: itself, where it must be filled in, and what is in
   * it.
   */
  at(node: FormNode, pointer: string, value: unknown, answers: unknown): CellCount {
    const { visible, required } = this.#stateOf(node, pointer, answers)
    if (!visible) return NOTHING
    const isBlank = isEmpty(value)
    const isGroup = node.kind === 'group' || node.kind === 'map' || node.kind === 'tuple'
    if (isGroup) {
      const isCounted = !isBlank || (required && !node.repeats)
      return isCounted ? this.inside(node, pointer, value, answers) : NOTHING
    }
    const itself = required ? { required: 1, filled: isBlank ? 0 : 1 } : NOTHING
    return isBlank ? itself : total([itself, this.inside(node, pointer, value, answers)])
  }

  #items(node: FormNode, pointer: string, value: unknown, answers: unknown): CellCount {
    if (!Array.isArray(value)) return NOTHING
    const row = node.children.find(({ repeated }) => repeated)
    const positions = node.children.filter(({ repeated }) => !repeated)
    const count = Math.max(value.length, positions.length)
    return total(
      Array.from({ length: count }, (_, index) => {
        const item = positions[index] ?? row
        if (!item) return NOTHING
        // a row that is as it was counts as it did
        const isShownAlways = item === row && !this.#conditional.get(row)
        const known = isShownAlways ? this.#knownOf(item, value[index]) : undefined
        return known ?? this.at(item, below(pointer, index), value[index], answers)
      }),
    )
  }

  /** The entries that a map has, and those that it should have for rows of a list. */
  #entries(node: FormNode, pointer: string, value: unknown, answers: unknown): CellCount {
    const members = asMembers(value)
    const wanted = node.schema['x-ref']?.required ? referredRows(node, pointer, answers) : []
    const keys = new Set([...wanted.map(({ key }) => key), ...Object.keys(members)])
    return total(
      [...keys].map((key) => {
        const entry = node.children.find((child) => child.repeated && isFor(child, key))
        return entry ? this.at(entry, below(pointer, key), own(members, key), answers) : NOTHING
      }),
    )
  }

  /** Nothing outside of a value decides what counts in it: no condition, and no list that names members of it. */
  #isSteady(node: FormNode): boolean {
    let steady = this.#steady.get(node)
    if (steady === undefined) {
      steady =
        this.#form.conditions.areOfRow(node.pointer) &&
        ![...walk(node)].some(({ schema }) => schema['x-ref']?.required === true)
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

export function total(counts: readonly CellCount[]): CellCount {
  let [required, filled] = [0, 0]
  for (const count of counts) {
    required += count.required
    filled += count.filled
  }
  return required === 0 ? NOTHING : { required, filled }
}

function asMembers(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function own(value: Members, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}
