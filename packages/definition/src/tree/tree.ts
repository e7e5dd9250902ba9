import type { FormBundle } from '../types/index.ts'
import { joinPointer, ownMember, splitPointer } from '../json/pointer.ts'
import { compilePattern } from '../pattern/compile-pattern.ts'
import type { Pattern } from '../pattern/compile-pattern.ts'
import { WHOLE } from './children.ts'
import type { FormNode } from './form-node.ts'
import { GrowingNode } from './node.ts'

/** What a tree is made from. */
export type TreeBundle = Pick<FormBundle, 'schema' | 'parts'>

/** Tells whether a branch applies to the value of its group; a compiled form of the engine gives one. */
export interface Applies {
  (branch: FormNode, value: unknown): boolean
  /**
   * Whether what a branch alone holds is as if it were not there: it does not apply, and the answers leave no
   * doubt about it. Who cannot tell leaves nothing out.
   */
  readonly leavesOut?: (branch: FormNode, value: unknown) => boolean
}

const trees = new WeakMap<object, FormTree>()

/** The tree of an edition; the same one for the same bundle. Costs nothing until its nodes are looked at. */
export function treeOf(bundle: TreeBundle): FormTree {
  let tree = trees.get(bundle.schema)
  if (!tree) trees.set(bundle.schema, (tree = new FormTree(bundle)))
  return tree
}

/**
 * A form as one tree of groups, cells, rows, maps, tuples, variants and what cannot be split, in form order.
 */
export class FormTree {
  /** The form itself: the group of its parts, or of its fields where it has one part. */
  readonly root: FormNode

  constructor({ schema, parts }: TreeBundle) {
    this.root = new GrowingNode({
      parent: undefined,
      whole: schema,
      written: schema,
      schemaPointer: '',
      path: [],
      part: parts.some(({ key }) => key === '') ? '' : WHOLE,
      labels: [],
      requiredHere: true,
    })
  }

  /**
   * The node of a place: of a pointer into answers (`/persons/3/name`) or of a node's own (with `*`). Where
   * several branches name the place, that of the first, or with `answers` and `applies` of the one that
   * applies.
   */
  nodeAt(pointer: string, answers?: unknown, applies?: Applies): FormNode | undefined {
    let node: FormNode | undefined = this.root
    let value = answers
    for (const step of splitPointer(pointer)) {
      node = applies ? stepInto(node, step, (branch) => applies(branch, value)) : stepInto(node, step)
      if (!node) return undefined
      value = ownMember(value, step)
    }
    return node
  }

  /** The node of a part; of the whole form where it has one part. */
  part(key: string): FormNode | undefined {
    return key === '' ? this.root : this.root.children.find((node) => node.key === key)
  }
}

/**
 * A node and everything below it in form order; the walk stays above what `enter` refuses. Below a node that
 * repeats one above it nothing is entered: it has no end, and what there is of it the answers say
 * (`instances`).
 */
export function* walk(node: FormNode, enter: (node: FormNode) => boolean = () => true): Generator<FormNode> {
  yield node
  if (node.repeats || !enter(node)) return
  for (const child of node.children) yield* walk(child, enter)
}

/** One place of a document: a node, where in the document it is, and what stands there. */
export interface Instance {
  readonly node: FormNode
  readonly pointer: string
  readonly value: unknown
}

/**
 * Every place of a document that a node stands for: one for each row and entry on the way. `applies` leaves
 * out branches that do not.
 * @param within the steps to a place: only what lies there, or on the way to it
 */
export function instances(
  node: FormNode,
  answers: unknown,
  applies: Applies = () => true,
  within: readonly string[] = [],
): Instance[] {
  const { parent } = node
  if (!parent) return [{ node, pointer: '', value: answers }]
  return instances(parent, answers, applies, within).flatMap((above): Instance[] => {
    if (node.kind === 'branch' && !applies(node, above.value)) return []
    if (node.kind === 'variants' || node.kind === 'branch') return [{ ...above, node }]
    const step = within[node.path.length - 1]
    const keys = node.repeated ? repeatedKeys(node, above.value, step) : [node.key]
    return keys.map((key) => ({
      node,
      pointer: above.pointer + joinPointer([key]),
      value: ownMember(above.value, key),
    }))
  })
}

/**
 * The places of a document right below an instance, in form order.
 * @param step of the way to a place: only what lies there, or on the way to it
 */
export function instancesBelow(
  { node, pointer, value }: Instance,
  applies: Applies = () => true,
  step?: string,
): Instance[] {
  const isOnPath = (key: string) => step === undefined || step === '*' || step === key
  return node.children.flatMap((child): Instance[] => {
    if (child.kind === 'branch' && !applies(child, value)) return []
    if (child.kind === 'variants' || child.kind === 'branch') return [{ node: child, pointer, value }]
    const keys = child.repeated ? repeatedKeys(child, value, step) : [child.key].filter(isOnPath)
    return keys.map((key) => ({
      node: child,
      pointer: pointer + joinPointer([key]),
      value: ownMember(value, key),
    }))
  })
}

/** The child of a node at a step of a pointer, through variants. */
export function stepInto(
  node: FormNode,
  step: string,
  applies: (branch: FormNode) => boolean = () => true,
): FormNode | undefined {
  let repeated: FormNode | undefined
  for (const child of node.children) {
    if (child.kind === 'variants' || child.kind === 'branch') {
      if (child.kind === 'branch' && !applies(child)) continue
      const found = stepInto(child, step, applies)
      if (found && !found.refines) return found
    } else if (child.repeated) {
      if (!repeated && (step === '*' || isFor(child, step))) repeated = child
    } else if (child.key === step) return child
  }
  return repeated
}

/** Whether an entry of a map, or a row, is for a member's name or an index. */
export function isFor(node: FormNode, key: string): boolean {
  const { parent } = node
  if (parent?.kind !== 'map') return /^(?:0|[1-9][0-9]*)$/.test(key)
  if (node.pattern !== undefined) return matches(node, key)
  return !parent.children.some(
    (other) => other.key === key || (other.pattern !== undefined && matches(other, key)),
  )
}

/** Compiled once, and for as long as there is the form. */
const patterns = new WeakMap<FormNode, Pattern | string>()

function matches(node: FormNode, key: string): boolean {
  let compiled = patterns.get(node)
  if (compiled === undefined) patterns.set(node, (compiled = compilePattern(node.pattern ?? '')))
  return typeof compiled !== 'string' && compiled.test(key)
}

/** The names or indexes of what a repeated node stands for; with a step of a place, at most that one. */
function repeatedKeys(node: FormNode, value: unknown, step?: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const isOne = step !== undefined && step !== '*'
  if (isOne && !Object.hasOwn(value, step)) return []
  const keys = isOne ? [step] : Object.keys(value)
  if (!Array.isArray(value)) return keys.filter((key) => isFor(node, key))
  const positions = node.parent?.children.filter((child) => !child.repeated).length ?? 0
  if (isOne) return keys.filter((key) => isFor(node, key) && Number(key) >= positions)
  return keys.slice(positions)
}
