import type { Schema } from '../types/index.ts'
import { targetOfPath } from '../document/target.ts'
import { joinPointer } from '../json/pointer.ts'
import { childSources, kindsOf, WHOLE } from './children.ts'
import type { FormNode, NodeKind, NodeSource, VariantsKeyword } from './form-node.ts'
import { titledByName } from './entry-title.ts'
import { kindOf } from './kind.ts'
import { labelsOf } from './label.ts'
import { describe, membersOf, referenceOf } from './members.ts'
import type { Member } from './members.ts'
import { shapeOf } from './shape.ts'
import { LABEL_SEPARATOR } from '../locale/form-locale.ts'
import type { CellShape } from './shape.ts'

/** Maximum depth of recursion along one path; deeper nodes are opaque. */
export const MAX_REPEATS = 16

/** A node that creates its children lazily. */
export class GrowingNode implements FormNode {
  readonly kind: NodeKind
  readonly pointer: string
  readonly members: readonly Member[]
  readonly schema: Schema
  readonly shape: CellShape
  readonly labels: readonly string[]
  readonly required: boolean
  readonly repeats: boolean
  readonly #source: NodeSource
  #children: readonly FormNode[] | undefined
  #kinds: readonly FormNode[] | undefined

  constructor(source: NodeSource) {
    const { parent, whole, written, schemaPointer, refines, repeated } = source
    this.#source = source
    this.pointer = joinPointer(source.path)
    this.members = membersOf(whole, written, schemaPointer)
    const described = describe(refines ? [...this.members, ...refines.members] : this.members)
    this.schema = repeated || !parent ? described : titledByName(described, parent, this.key)
    this.shape = shapeOf(this.schema)
    const entered = timesEntered(this)
    this.repeats = entered > 0
    this.kind = entered > MAX_REPEATS ? 'opaque' : kindFrom(source, this)
    this.labels = this.#isPlace ? labelsOf(source.labels, this) : source.labels
    this.required = source.requiredHere && (source.repeated === true || (parent?.required ?? true))
  }

  get path(): readonly string[] {
    return this.#source.path
  }

  get key(): string {
    return this.path.at(-1) ?? ''
  }

  get written(): Schema | boolean {
    return this.#source.written
  }

  get schemaPointer(): string {
    return this.#source.schemaPointer
  }

  get part(): string {
    return this.#source.part === WHOLE ? '' : this.#source.part
  }

  get parent(): FormNode | undefined {
    return this.#source.parent
  }

  get children(): readonly FormNode[] {
    return (this.#children ??= childSources(this, this.#source).map((source) => new GrowingNode(source)))
  }

  get kinds(): readonly FormNode[] {
    return (this.#kinds ??= kindsOf(this, this.#source).map((source) => new GrowingNode(source)))
  }

  get label(): string {
    return this.labels.join(LABEL_SEPARATOR)
  }

  get title(): string {
    return this.schema.title ?? this.labels.at(-1) ?? ''
  }

  get id(): string {
    return this.schema['x-id'] ?? this.target
  }

  get target(): string {
    return targetOfPath(this.path)
  }

  get repeated(): boolean {
    return this.#source.repeated ?? false
  }

  get requiredHere(): boolean {
    return this.#source.requiredHere
  }

  get pattern(): string | undefined {
    return this.#source.pattern
  }

  get condition(): FormNode['condition'] {
    return this.#source.condition
  }

  get variants(): VariantsKeyword | undefined {
    return this.#source.alternatives?.keyword
  }

  get refines(): FormNode | undefined {
    return this.#source.refines
  }

  /**
   * Whether it has a title of its own: not the form, a part, a row, variants, a branch or a kind, which use
   * those of their ancestors.
   */
  get #isPlace(): boolean {
    const { parent, repeated, alternatives, isKind, condition, part } = this.#source
    const isPart = parent?.parent === undefined && part !== ''
    return parent !== undefined && !isPart && !repeated && !alternatives && !isKind && !condition
  }
}

function kindFrom({ alternatives, condition, whole }: NodeSource, node: FormNode): NodeKind {
  if (alternatives) return 'variants'
  return condition ? 'branch' : kindOf(whole, node.members, node.schema)
}

/** How often the definition of a node has been entered on the path to it. */
function timesEntered({ members, parent }: FormNode): number {
  const names = new Set(members.map(({ schema }) => referenceOf(schema)).filter((name) => name !== undefined))
  if (names.size === 0) return 0
  let times = 0
  for (let above = parent; above; above = above.parent)
    if (above.members.some(({ schema }) => names.has(referenceOf(schema) ?? ''))) times++
  return times
}
