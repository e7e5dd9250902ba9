import type { changeRule, WrittenRule } from '../edits/rules.ts'

/** Changes members of the rule in hand; changes of one group in a row are one step. */
export type ChangeOfRule = (values: Parameters<typeof changeRule>[3], group?: string) => void

/** What each pane of a rule is given. */
export interface RulePane {
  readonly rule: WrittenRule
  readonly onChange: ChangeOfRule
}
