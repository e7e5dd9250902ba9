import type { FormBundle, FormTree } from '@formwright/definition'
import type { CompiledEffect, CompiledRule, RuleProblem } from '@formwright/rules'
import type { Conditions } from './checks/conditions.ts'
import type { Plan } from './checks/plan.ts'
import type { Branches } from './structure/branches.ts'
import type { Requirements } from './structure/required.ts'

/** An edition with its checks, as assessment and form stores use it. */
export interface CompiledForm {
  readonly bundle: FormBundle
  readonly rules: readonly CompiledRule[]
  readonly effects: readonly CompiledEffect[]
  readonly conditions: Conditions
  /** The edition as one tree. */
  readonly tree: FormTree
  readonly branches: Branches
  readonly requirements: Requirements
  /** The checks; created lazily, because a page is displayed before its answers are assessed. */
  readonly plan: Plan
  /** Problems of the rules themselves; empty for a definition without lint errors. */
  readonly problems: readonly RuleProblem[]
}
