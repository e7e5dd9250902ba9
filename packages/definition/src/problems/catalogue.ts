import edition from './catalogue/edition.json' with { type: 'json' }
import editions from './catalogue/editions.json' with { type: 'json' }
import type { Entry } from './catalogue/entry.ts'
import expressions from './catalogue/expressions.json' with { type: 'json' }
import files from './catalogue/files.json' with { type: 'json' }
import limits from './catalogue/limits.json' with { type: 'json' }
import options from './catalogue/options.json' with { type: 'json' }
import regions from './catalogue/regions.json' with { type: 'json' }
import rules from './catalogue/rules.json' with { type: 'json' }
import schema from './catalogue/schema.json' with { type: 'json' }
import views from './catalogue/views.json' with { type: 'json' }
import workflow from './catalogue/workflow.json' with { type: 'json' }

const entries = {
  ...files,
  ...schema,
  ...options,
  ...limits,
  ...views,
  ...expressions,
  ...rules,
  ...workflow,
  ...edition,
  ...editions,
  ...regions,
}

export type ProblemCode = keyof typeof entries

/** Every problem that a definition can have. A code is stable: tools and documents refer to it. */
export const catalogue = entries as Readonly<Record<ProblemCode, Entry>>
