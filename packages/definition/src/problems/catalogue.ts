import { editionProblems } from './catalogue/edition.ts'
import { editionsProblems } from './catalogue/editions.ts'
import type { Entry } from './catalogue/entry.ts'
import { expressionProblems } from './catalogue/expressions.ts'
import { filesProblems } from './catalogue/files.ts'
import { limitProblems } from './catalogue/limits.ts'
import { regionsProblems } from './catalogue/regions.ts'
import { rulesProblems } from './catalogue/rules.ts'
import { optionProblems } from './catalogue/options.ts'
import { schemaProblems } from './catalogue/schema.ts'
import { viewsProblems } from './catalogue/views.ts'
import { workflowProblems } from './catalogue/workflow.ts'

/** Every problem that a definition can have. A code is stable: tools and documents refer to it. */
export const catalogue = {
  ...filesProblems,
  ...schemaProblems,
  ...optionProblems,
  ...limitProblems,
  ...viewsProblems,
  ...expressionProblems,
  ...rulesProblems,
  ...workflowProblems,
  ...editionProblems,
  ...editionsProblems,
  ...regionsProblems,
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof catalogue
