import type { FormBundle } from '../types/index.ts'
import { joinPointer, ownMember, splitPointer } from '../json/pointer.ts'
import { compilePattern } from '../pattern/compile-pattern.ts'
import type { Pattern } from '../pattern/compile-pattern.ts'
import { WHOLE } from './children.ts'
import type { FormNode } from './form-node.ts'
import { GrowingNode } from './node.ts'
import { refinementsOf } from './refinements.ts'

/** What a tree is made from. */
export type TreeBundle = Pick<FormBundle, 'schema' | 'parts'>

/** Decides whether a branch applies to the value of its group; provided by a compiled form of the engine. */
export interface Applies {
  (branch: FormNode, value: unknown): boolean
  /**
   * Whether the content of a branch counts as absent because the answers clearly exclude it. An
   * implementation that cannot tell omits nothing.
   */
  readonly leavesOut?: (branch: FormNode, value: unknown) => boolean
}

const trees = new WeakMap<object, FormTree>()

/** The form tree of an edition, cached per bundle. Nodes are created lazily. */
export function treeOf(bundle: TreeBundle): FormTree {
  let tree = trees.get(bundle.schema)
  if (!tree) trees.set(bundle.schema, (tree = new FormTree(bundle)))
  return tree
}

/** A form as a tree of groups, cells, rows, maps, tuples, variants and opaque nodes, in form order. */
export class FormTree {
  /** The root: the group of its parts, or of its fields if there is only one part. */
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
   * The node of a pointer into answers (`/persons/3/name`) or of a node pointer (with `*`). If several
   * branches declare it, that of the first branch, or with `answers` and `applies` that of the branch that
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

  /** The node of a part; the root if there is only one part. */
  part(key: string): FormNode | undefined {
    return key === '' ? this.root : this.root.children.find((node) => node.key === key)
  }
}

/**
 * A node and its descendants in form order; does not descend where `enter` returns false, nor below recursive
 * nodes, whose depth depends on the answers (see `instances`).
 */
export function* walk(node: FormNode, enter: (node: FormNode) => boolean = () => true): Generator<FormNode> {
  yield node
  if (node.repeats || !enter(node)) return
  for (const child of node.children) yield* walk(child, enter)
}

const nodes = new WeakMap<FormTree, readonly FormNode[]>()

/** All nodes of an edition in form order, as `walk` gives them. */
export function nodesOf(bundle: TreeBundle): readonly FormNode[] {
  const tree = treeOf(bundle)
  let known = nodes.get(tree)
  if (!known) nodes.set(tree, (known = [...walk(tree.root)]))
  return known
}

/** A node together with a concrete pointer and value in a document. */
export interface Instance {
  readonly node: FormNode
  readonly pointer: string
  readonly value: unknown
}

/**
 * All instances of a node in a document: one for each row and entry on the path. `applies` omits branches
 * that do not apply.
 * @param within only instances at this path, or on the way to it
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
 * The instances directly below an instance, in form order.
 * @param step only those at this segment of a path, or on the way to it
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

/** The child of a node for a pointer segment, looking through variants. */
export function stepInto(
  node: FormNode,
  step: string,
  applies: (branch: FormNode) => boolean = () => true,
): FormNode | undefined {
  const { named, others } = childrenBy(node)
  const own = named.get(step)
  if (own) return own
  let repeated: FormNode | undefined
  for (const child of others) {
    if (child.kind === 'variants' || child.kind === 'branch') {
      if (child.kind === 'branch' && !applies(child)) continue
      const found = stepInto(child, step, applies)
      if (found && !found.refines) return found
    } else if (!repeated && (step === '*' || isFor(child, step))) repeated = child
  }
  return repeated ?? addedTo(node, step)
}

interface Children {
  readonly named: ReadonlyMap<string, FormNode>
  /** Variants, branches, rows and entries with free names. */
  readonly others: readonly FormNode[]
}

const byName = new WeakMap<FormNode, Children>()

/** The children of a node by name, as a group may have hundreds of members. */
function childrenBy(node: FormNode): Children {
  let known = byName.get(node)
  if (!known) {
    const { children } = node
    const isNamed = ({ kind, repeated }: FormNode) => kind !== 'variants' && kind !== 'branch' && !repeated
    const named = new Map(children.filter(isNamed).map((child) => [child.key, child]))
    byName.set(node, (known = { named, others: children.filter((child) => !isNamed(child)) }))
  }
  return known
}

/** The member that a branch further out adds to a group. */
function addedTo(group: FormNode, step: string): FormNode | undefined {
  for (const refining of refinementsOf(group)) {
    const found = stepInto(refining, step)
    if (found && !found.refines && !found.repeated) return found
  }
  return undefined
}

/** Whether a map entry or row node covers a member name or an index. */
export function isFor(node: FormNode, key: string): boolean {
  const { parent } = node
  if (parent?.kind !== 'map') return /^(?:0|[1-9][0-9]*)$/.test(key)
  if (node.pattern !== undefined) return matches(node, key)
  return !parent.children.some(
    (other) => other.key === key || (other.pattern !== undefined && matches(other, key)),
  )
}

/** Compiled patterns, cached per form. */
const patterns = new WeakMap<FormNode, Pattern | string>()

function matches(node: FormNode, key: string): boolean {
  let compiled = patterns.get(node)
  if (compiled === undefined) patterns.set(node, (compiled = compilePattern(node.pattern ?? '')))
  return typeof compiled !== 'string' && compiled.test(key)
}

/** The names or indexes of the instances of a repeated node; with a path segment, at most that one. */
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
