import type { FormBundle, FormTree } from '@formwright/definition'
import type { CompiledEffect, CompiledRule, RuleProblem } from '@formwright/rules'
import type { Conditions } from './checks/conditions.ts'
import type { Plan } from './checks/plan.ts'
import type { Branches } from './structure/branches.ts'
import type { Requirements } from './structure/required.ts'

/** An edition as checks: what assessing and live forms work with. */
export interface CompiledForm {
  readonly bundle: FormBundle
  readonly rules: readonly CompiledRule[]
  readonly effects: readonly CompiledEffect[]
  readonly conditions: Conditions
  /** The edition as one tree. */
  readonly tree: FormTree
  readonly branches: Branches
  readonly requirements: Requirements
  /** What is checked. Made when first asked for, as a page is shown before its answers are assessed. */
  readonly plan: Plan
  /** What is wrong with the rules themselves; empty for a definition that lints clean. */
  readonly problems: readonly RuleProblem[]
}
