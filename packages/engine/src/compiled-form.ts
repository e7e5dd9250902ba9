import type { FormBundle } from '@formwright/definition'
import type { CompiledEffect, CompiledRule, RuleProblem } from '@formwright/rules'
import type { Check } from './checks/check.ts'
import type { Conditions } from './checks/conditions.ts'
import type { Leaf } from './structure/leaves.ts'

/** An edition as checks: what assessing and live forms work with. */
export interface CompiledForm {
  readonly bundle: FormBundle
  /** Every check in form order: cells, groups, proofs, rules. */
  readonly checks: readonly Check[]
  /** The cells; a check's number below this length is the number of its cell. */
  readonly cells: readonly Leaf[]
  readonly cellNumbers: ReadonlyMap<string, number>
  readonly rules: readonly CompiledRule[]
  readonly effects: readonly CompiledEffect[]
  readonly conditions: Conditions
  /** What is wrong with the rules themselves; empty for a definition that lints clean. */
  readonly problems: readonly RuleProblem[]
  /** The numbers of the checks that look at a pointer. */
  readonly checksReading: (pointer: string) => readonly number[]
  /** The number of a rule's check. */
  readonly ruleNumbers: ReadonlyMap<CompiledRule, number>
}
