import { readingIndex } from '@formwright/rules'
import type { CompiledRule } from '@formwright/rules'
import type { FormBundle } from '@formwright/definition'
import { below, NONE, treeOf } from '@formwright/definition'
import { keyedOf } from '../rows/keyed-tables.ts'
import { structureOf } from '../structure/leaves.ts'
import type { Group, Leaf } from '../structure/leaves.ts'
import type { Validators } from '../structure/validators.ts'
import { cellCheck } from './cells.ts'
import { whileShown } from './check.ts'
import type { Check } from './check.ts'
import type { Conditions } from './conditions.ts'
import { filesCheck } from './files.ts'
import { groupCheck } from './groups.ts'
import { keysCheck } from './keys.ts'
import { listsCheck } from './lists.ts'
import { proofChecks } from './proofs.ts'
import type { ProofNode } from './proofs.ts'
import { referencesCheck } from './references.ts'
import { regionCheck } from './region.ts'
import { ruleCheck } from './rules.ts'
import type { Accepts } from './rules.ts'

/** Everything that an edition checks, and what each check looks at. */
export interface Plan {
  /** Every check in form order: cells, groups, proofs, rules. */
  readonly checks: readonly Check[]
  /** The cells; a check's number below this length is the number of its cell. */
  readonly cells: readonly Leaf[]
  readonly cellNumbers: ReadonlyMap<string, number>
  /** The numbers of the checks that look at a pointer. */
  readonly checksReading: (pointer: string) => readonly number[]
  /** The number of a rule's check. */
  readonly ruleNumbers: ReadonlyMap<CompiledRule, number>
}

export function planOf(
  bundle: FormBundle,
  rules: readonly CompiledRule[],
  validators: Validators,
  conditions: Conditions,
): Plan {
  const { leaves, groups } = structureOf(bundle)
  const tree = treeOf(bundle)
  const keyed = keyedOf(bundle)
  const proven = provenOf([...leaves, ...groups])
  const numberOf = orderOf(leaves)
  const accepts = acceptor(leaves, validators)
  const ruleChecks = rules.map((rule) =>
    whileShown(ruleCheck(rule, numberOf(rule.at) + RULES_LATER, accepts, tree), rule.at, conditions),
  )
  const checks: Check[] = [
    ...leaves.map((leaf, number) => cellCheck(leaf, number, validators, conditions)),
    ...groups.map((group) =>
      whileShown(groupCheck(group, numberOf(group.pointer) - BEFORE), group.pointer, conditions),
    ),
    ...proven.flatMap((node) =>
      proofChecks(node, numberOf(node.pointer) + PROOFS_LATER).map((check) =>
        whileShown(check, node.pointer, conditions),
      ),
    ),
    filesCheck(
      proven.filter((node) => node.schema['x-evidence'] ?? node.schema['x-list']),
      leaves.length,
    ),
    listsCheck(
      proven.filter((node) => node.schema['x-list']),
      leaves.length + BEFORE,
      conditions,
    ),
    ...keyed.tables.map((table) =>
      keysCheck(table, numberOf(listOf(table.list.pointer)) + PROOFS_LATER, conditions),
    ),
    ...keyed.references.map((reference) =>
      referencesCheck(reference, numberOf(listOf(reference.field.pointer)) + PROOFS_LATER, conditions),
    ),
    ...Object.entries(bundle.form.region ?? {}).flatMap(([level, pointer]) => {
      const leaf = leaves.find((one) => one.pointer === pointer)
      return leaf ? [regionCheck(level, leaf, numberOf(pointer) + PROOFS_LATER)] : []
    }),
    ...ruleChecks,
  ]
  return {
    checks,
    cells: leaves,
    cellNumbers: new Map(leaves.map((leaf, number) => [leaf.pointer, number])),
    checksReading: readingNumbers(checks),
    ruleNumbers: new Map(rules.map((rule, index) => [rule, checks.length - ruleChecks.length + index])),
  }
}

/** The outermost list that a place in rows is in. */
function listOf(pattern: string): string {
  return pattern.split('/*', 1)[0]!
}

/** Findings on one place come as: its group, itself, its proofs, its rules. */
const BEFORE = 0.5
const PROOFS_LATER = 0.25
const RULES_LATER = 0.3

/** The place of a pointer in form order: that of its cell, or of the first cell below it. */
function orderOf(leaves: readonly Leaf[]): (pointer: string) => number {
  const order = new Map<string, number>()
  leaves.forEach((leaf, index) => {
    let pointer = ''
    if (!order.has('')) order.set('', index)
    for (const key of leaf.path) {
      pointer = below(pointer, key)
      if (!order.has(pointer)) order.set(pointer, index)
    }
  })
  return (pointer) => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const found = order.get(at)
      if (found !== undefined) return found
    }
    return 0
  }
}

function acceptor(leaves: readonly Leaf[], validators: Validators): Accepts {
  const byPointer = new Map(leaves.map((leaf) => [leaf.pointer, leaf.schema]))
  return (pointer, value) => {
    const schema = byPointer.get(pointer)
    return (
      schema === undefined || (value === NONE && schema['x-none'] === true) || validators.of(schema)(value)
    )
  }
}

/** The nodes that ask for proof, a list or matching names. */
function provenOf(nodes: readonly (Leaf | Group)[]): ProofNode[] {
  return nodes
    .filter(
      ({ schema }) =>
        schema['x-evidence'] !== undefined ||
        schema['x-list'] !== undefined ||
        'names' in (schema.properties ?? {}),
    )
    .map(({ pointer, path, part, label, schema }) => ({
      pointer,
      path,
      part,
      label,
      schema,
      target: path.join('.'),
    }))
}

/** The index is made when the first change comes: assessing once does not need it. */
function readingNumbers(checks: readonly Check[]): (pointer: string) => readonly number[] {
  let reading: ((pointer: string) => readonly { readonly number: number }[]) | undefined
  return (pointer) => {
    reading ??= readingIndex(checks.map((check, number) => ({ reads: check.reads, number })))
    return reading(pointer).map(({ number }) => number)
  }
}
