import type { changeRule, WrittenRule } from '../edits/rules.ts'

/** Changes members of the current rule; consecutive changes of one group are one step. */
export type ChangeOfRule = (values: Parameters<typeof changeRule>[3], group?: string) => void

/** Props of each pane of a rule. */
export interface RulePane {
  readonly rule: WrittenRule
  readonly onChange: ChangeOfRule
}
