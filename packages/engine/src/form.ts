import { compileRules, readingIndex } from '@formwright/rules'
import type { FunctionDefinition } from '@formwright/rules'
import type { FormBundle, Schema } from '@formwright/definition'
import { below, NONE } from '@formwright/definition'
import { assess } from './assess/assess.ts'
import type { Assessment } from './assess/assess.ts'
import { cellCheck } from './checks/cells.ts'
import type { Check } from './checks/check.ts'
import { Conditions } from './checks/conditions.ts'
import { filesCheck } from './checks/files.ts'
import { groupCheck } from './checks/groups.ts'
import { listsCheck } from './checks/lists.ts'
import { proofChecks } from './checks/proofs.ts'
import type { Proven } from './checks/proofs.ts'
import { ruleCheck } from './checks/rules.ts'
import type { Accepts } from './checks/rules.ts'
import type { FindingLanguage } from './findings/finding.ts'
import type { CompiledForm } from './compiled-form.ts'
import { OpenForm } from './open/open-form.ts'
import { Origins } from './open/origins.ts'
import { precompiledValidators } from './structure/precompiled.ts'
import type { PrecompiledModule } from './structure/precompiled.ts'
import { structureOf } from './structure/leaves.ts'
import type { Group, Leaf } from './structure/leaves.ts'
import { compilingValidators } from './structure/validators.ts'
import type { Validator, Validators } from './structure/validators.ts'

export interface CompileFormOptions {
  /** Validators made by `precompile`: no code is generated then, as a strict Content Security Policy asks. */
  readonly precompiled?: PrecompiledModule
  /** Rule functions of the agency's own. */
  readonly functions?: readonly FunctionDefinition[]
}

export interface AssessOptions {
  /** Language of the messages; Chinese unless asked otherwise. */
  readonly language?: FindingLanguage
  /** Which of the answers were computed, carried or imported, as `OpenForm.origins` gave them. */
  readonly origins?: ConstructorParameters<typeof Origins>[0]
}

/** An edition ready to assess answers. */
export interface Form extends CompiledForm {
  /** Everything that is to be said about answers. Never throws, whatever the value. */
  readonly assess: (answers: unknown, options?: AssessOptions) => Assessment
  /** The validator of a schema of this edition: of a cell, an alternative, a condition of the screen. */
  readonly validatorOf: (schema: Schema) => Validator
  /** Keeps answers live: what a change touches is assessed again, nothing else. */
  readonly open: (answers?: unknown, options?: AssessOptions) => OpenForm
}

/** Compiles an edition once; assess as often as you like. */
export function compileForm(bundle: FormBundle, options: CompileFormOptions = {}): Form {
  const compiled = compileRules(bundle, options.functions ? { functions: options.functions } : {})
  const { ruleSet } = compiled
  const validators = options.precompiled ? precompiledValidators(options.precompiled, bundle.digest) : compilingValidators()
  const conditions = new Conditions(ruleSet.effects)
  const { leaves, groups } = structureOf(bundle)
  const proven = provenOf([...leaves, ...groups])
  const numberOf = orderOf(leaves)
  const cells = leaves.map((leaf, number) => cellCheck(leaf, number, validators, conditions))
  const accepts = acceptor(leaves, validators)
  const ruleChecks = ruleSet.rules.map((rule) => ruleCheck(rule, numberOf(rule.at) + RULES_LATER, accepts))
  const others = [
    ...groups.map((group) => groupCheck(group, numberOf(group.pointer) - BEFORE)),
    ...proven.flatMap((node) => proofChecks(node, numberOf(node.pointer) + PROOFS_LATER)),
    filesCheck(proven.filter((node) => node.schema['x-evidence'] ?? node.schema['x-list']), leaves.length),
    listsCheck(proven.filter((node) => node.schema['x-list']), leaves.length + BEFORE),
    ...ruleChecks,
  ]
  const checks: Check[] = [...cells, ...others]
  const form: Form = {
    bundle,
    checks,
    cells: leaves,
    rules: ruleSet.rules,
    effects: ruleSet.effects,
    conditions,
    get problems() {
      return compiled.problems
    },
    checksReading: readingNumbers(checks),
    ruleNumbers: new Map(ruleSet.rules.map((rule, index) => [rule, checks.length - ruleChecks.length + index])),
    cellNumbers: new Map(leaves.map((leaf, number) => [leaf.pointer, number])),
    validatorOf: validators.of,
    assess: (answers, assessOptions) => assess(form, answers, assessOptions?.language ?? 'zh-CN'),
    open: (answers, openOptions) => new OpenForm(form, answers ?? {}, openOptions?.language ?? 'zh-CN', new Origins(openOptions?.origins)),
  }
  return form
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
    return schema === undefined || (value === NONE && schema['x-none'] === true) || validators.of(schema)(value)
  }
}

/** The nodes that ask for proof, a list or matching names. */
function provenOf(nodes: readonly (Leaf | Group)[]): Proven[] {
  return nodes
    .filter(({ schema }) => schema['x-evidence'] !== undefined || schema['x-list'] !== undefined || 'names' in (schema.properties ?? {}))
    .map(({ pointer, path, part, label, schema }) => ({ pointer, path, part, label, schema, target: path.join('.') }))
}

/** The index is made when the first change comes: assessing once does not need it. */
function readingNumbers(checks: readonly Check[]): (pointer: string) => readonly number[] {
  let reading: ((pointer: string) => readonly { readonly number: number }[]) | undefined
  return (pointer) => {
    reading ??= readingIndex(checks.map((check, number) => ({ reads: check.reads, number })))
    return reading(pointer).map(({ number }) => number)
  }
}
