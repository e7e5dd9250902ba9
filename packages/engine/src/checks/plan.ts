import { readingIndex } from '@formwright/rules'
import type { CompiledEffect, CompiledRule } from '@formwright/rules'
import type { FormBundle, FormNode, FormTree, OfRegions } from '@formwright/definition'
import { below, isNone, outermostList, regionLevelsOf, walk } from '@formwright/definition'
import { keyedOf } from '../rows/keyed-tables.ts'
import { staticNodes } from '../structure/static-nodes.ts'
import { cellCheck, refinementCheck } from './cells.ts'
import { computedCheck } from './computed.ts'
import { whileShown } from './check.ts'
import type { Check } from './check.ts'
import { rowEvidenceCheck } from './evidence.ts'
import { filesCheck } from './files.ts'
import { groupCheck } from './groups.ts'
import { NO_FINDINGS } from '../findings/finding.ts'
import { NestedValidator } from './nested-validator.ts'
import { keysCheck } from './keys.ts'
import { listsCheck } from './lists.ts'
import type { Validation } from './validation.ts'
import { countedIn, proofChecks } from './proofs.ts'
import type { ProofNode } from './proof-node.ts'
import { referencesCheck } from './references.ts'
import { cellFindings, regionCheck } from './region.ts'
import { numbersBelow } from './totals.ts'
import { ruleCheck } from './rules.ts'
import { readsFormulas } from './settled.ts'
import type { Accepts } from './rules.ts'
import { constraintsCheck, entriesCheck, wantedCheck } from './group-constraints.ts'
import type { Validator } from '../structure/validators.ts'

/** All checks of an edition, and what each reads. */
export interface Plan {
  /** All checks in form order: cells, groups, proofs, rules. */
  readonly checks: readonly Check[]
  /** The cells; check numbers below its length are cell numbers. */
  readonly cells: readonly FormNode[]
  readonly cellNumbers: ReadonlyMap<string, number>
  /** The numbers of the checks that read a pointer. */
  readonly checksReading: (pointer: string) => readonly number[]
  /** The check number of a rule. */
  readonly ruleNumbers: ReadonlyMap<CompiledRule, number>
}

export function planOf(
  bundle: FormBundle,
  tree: FormTree,
  rules: readonly CompiledRule[],
  effects: readonly CompiledEffect[],
  validation: Validation,
): Plan {
  const { cells, groups, refinements, refinedGroups } = staticNodes(tree)
  const { conditions } = validation
  const keyed = keyedOf(bundle)
  const withProof = nodesWithProof([...cells, ...groups])
  const provenInRows = cells
    .filter(({ kind }) => kind !== 'cell' && kind !== 'opaque')
    .flatMap((node) => [...walk(node)])
    .filter(({ schema, pointer }) => schema['x-evidence'] !== undefined && pointer.includes('/*'))
  const numberOf = orderOf(cells)
  const accepts = acceptor(cells, validation)
  const nested = new NestedValidator(bundle.form)
  const shown = (check: Check | undefined, node: Pick<FormNode, 'pointer'>) =>
    check ? [whileShown(check, node.pointer, conditions)] : []
  const ruleChecks = rules.map((rule) => {
    const check = ruleCheck(rule, numberOf(rule.at) + RULES_LATER, accepts)
    return whileShown(whilePresent(check, tree.nodeAt(rule.at), validation), rule.at, conditions)
  })
  const checks: Check[] = [
    ...cells.map((node, number) =>
      cellCheck(node, number, validation, conditions, validatorFor(bundle.form, node, validation, nested)),
    ),
    ...groups.flatMap((node) => {
      const order = numberOf(node.pointer) - BEFORE
      return [groupCheck, wantedCheck, constraintsCheck, entriesCheck].flatMap((make) =>
        shown(inBranch(make(node, order, validation, nested), node, validation), node),
      )
    }),
    ...refinements.flatMap((node) => {
      const validate = validatorFor(bundle.form, node, validation, nested)
      return shown(refinementCheck(node, numberOf(node.pointer) + REFINED_LATER, validation, validate), node)
    }),
    ...refinedGroups.flatMap((node) => {
      const order = numberOf(node.pointer) + REFINED_LATER
      const isClosed = node.members.some(({ schema }) => (schema.additionalProperties as unknown) === false)
      return [...(isClosed ? [groupCheck] : []), constraintsCheck, entriesCheck].flatMap((make) =>
        shown(inBranch(make(node, order, validation, nested), node, validation), node),
      )
    }),
    ...withProof.flatMap(({ node, proof }) =>
      proofChecks(
        proof,
        numberOf(node.pointer) + PROOFS_LATER,
        numbersBelow(node, validation.branches),
      ).flatMap((check) => shown(inBranch(check, node, validation), node)),
    ),
    ...provenInRows.flatMap((node) =>
      shown(rowEvidenceCheck(node, numberOf(outermostList(node.pointer)) + PROOFS_LATER, validation), node),
    ),
    filesCheck(
      [
        ...withProof
          .map(({ node }) => node)
          .filter(({ schema }) => schema['x-evidence'] !== undefined || schema['x-list'] !== undefined),
        ...provenInRows,
      ],
      cells.length,
      tree,
    ),
    listsCheck(
      bundle,
      withProof.map(({ proof }) => proof).filter(({ schema }) => schema['x-list']),
      cells.length + BEFORE,
      conditions,
    ),
    ...keyed.tables.map((table) =>
      keysCheck(table, numberOf(outermostList(table.list.pointer)) + PROOFS_LATER, conditions),
    ),
    ...keyed.references.map((reference) =>
      referencesCheck(reference, numberOf(outermostList(reference.field.pointer)) + PROOFS_LATER, validation),
    ),
    ...effects
      .filter(({ effect }) => effect === 'compute')
      .flatMap((effect) =>
        effect.pointers.flatMap((pointer) => {
          const node = tree.nodeAt(pointer)
          const order = numberOf(pointer) + PROOFS_LATER
          if (!node) return []
          const check = computedCheck(
            effect,
            pointer,
            node,
            order,
            conditions,
            readsFormulas(effect, effects),
          )
          return shown(whilePresent(check, node, validation), node)
        }),
      ),
    ...regionLevelsOf(bundle.form).flatMap((level) => {
      const pointer = bundle.form.region?.[level]
      const cell = cells.find((one) => one.pointer === pointer)
      return cell && pointer ? [regionCheck(bundle.form, level, cell, numberOf(pointer) + PROOFS_LATER)] : []
    }),
    ...ruleChecks,
  ]
  return {
    checks,
    cells,
    cellNumbers: new Map(cells.map((node, number) => [node.pointer, number])),
    checksReading: readingNumbers(checks),
    ruleNumbers: new Map(rules.map((rule, index) => [rule, checks.length - ruleChecks.length + index])),
  }
}

/** Order of findings at one location: group, cell, proofs, rules. */
const BEFORE = 0.5
const REFINED_LATER = 0.1
const PROOFS_LATER = 0.25
const RULES_LATER = 0.3

/** The position of a pointer in form order: that of its cell, or of the first cell below it. */
function orderOf(cells: readonly FormNode[]): (pointer: string) => number {
  const order = new Map<string, number>()
  cells.forEach((node, index) => {
    let pointer = ''
    if (!order.has('')) order.set('', index)
    for (const key of node.path) {
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

function acceptor(cells: readonly FormNode[], { validators }: Validation): Accepts {
  const byPointer = new Map(cells.map((node) => [node.pointer, node]))
  return (pointer, value) => {
    const node = byPointer.get(pointer)
    return node === undefined || isNone(value, node.schema) || validators.of(node.written)(value)
  }
}

/** Validates a cell, or the whole content of a list, a map or a recursive schema. */
function validatorFor(
  form: OfRegions,
  node: FormNode,
  validation: Validation,
  nested: NestedValidator,
): Parameters<typeof cellCheck>[4] {
  if (node.kind !== 'cell')
    return (value, { wording, answers }) =>
      nested.findingsAt(node, node.pointer, value, { ...validation, wording, answers })
  // looked up lazily: a long form has many cells, most of them empty at first
  let validate: Validator | undefined
  return (value, { wording }) => {
    validate ??= validation.validators.of(node.written)
    return cellFindings(form, node, node.pointer, value, validate, wording)
  }
}

/** Wraps a check so that it reports nothing while its node is in a branch that does not apply. */
function inBranch(check: Check | undefined, node: FormNode, { branches }: Validation): Check | undefined {
  const branched = check ? branches.readsOf(node) : []
  if (!check || branched.length === 0) return check
  return {
    reads: new Set([...check.reads, ...branched]),
    order: check.order,
    run: (run, number) => (branches.allApply(node, run.answers) ? check.run(run, number) : NO_FINDINGS),
  }
}

/** Wraps a check so that it reports nothing about nodes whose branches do not apply. */
function whilePresent(
  check: Check,
  node: FormNode | undefined,
  { branches, requirements }: Validation,
): Check {
  const branched = node ? branches.readsOf(node) : []
  if (branched.length === 0) return check
  return {
    get reads() {
      return new Set([...check.reads, ...branched])
    },
    order: check.order,
    run: (run, number) => {
      const found = check.run(run, number)
      // a criterion of an absent field is neither met nor missed
      if (!node!.path.includes('*') && !requirements.isPresent(node!.pointer, run.answers))
        run.pending[number] = 1
      return found.filter(({ pointer }) => requirements.isPresent(pointer, run.answers))
    },
  }
}

/** The nodes that require evidence, have a list or require matching names. */
function nodesWithProof(
  nodes: readonly FormNode[],
): { readonly node: FormNode; readonly proof: ProofNode }[] {
  return nodes
    .filter(
      ({ schema }) =>
        schema['x-evidence'] !== undefined ||
        schema['x-list'] !== undefined ||
        countedIn(schema) !== undefined,
    )
    .map((node) => {
      const { pointer, path, part, label, schema, target } = node
      return { node, proof: { pointer, path, part, label, schema, target } }
    })
}

/** Builds the index with the first change; a single assessment does not need it. */
function readingNumbers(checks: readonly Check[]): (pointer: string) => readonly number[] {
  let reading: ((pointer: string) => readonly { readonly number: number }[]) | undefined
  return (pointer) => {
    reading ??= readingIndex(checks.map((check, number) => ({ reads: check.reads, number })))
    return reading(pointer).map(({ number }) => number)
  }
}
