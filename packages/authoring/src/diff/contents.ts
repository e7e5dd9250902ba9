import type { FormBundle } from '@formwright/definition'
import type { Change } from './change.ts'
import { diff } from './diff.ts'

/** The contents of a new form: all its parts, fields and rules as additions. */
export function contentsOf(bundle: FormBundle): Change[] {
  const { schemaChecks: _checks, instructions: _texts, tables: _tables, ...edition } = bundle.edition
  const empty: FormBundle = {
    ...bundle,
    edition: { ...edition, params: {} },
    parts: [],
    schema: { type: 'object' },
    ui: { type: bundle.ui.type, elements: [] },
    rules: [],
    paper: [],
    texts: {},
    digest: '',
  }
  return diff(empty, bundle)
}
