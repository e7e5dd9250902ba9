import form from './form.schema.json' with { type: 'json' }
import edition from './edition.schema.json' with { type: 'json' }
import schema from './schema.schema.json' with { type: 'json' }
import ui from './ui.schema.json' with { type: 'json' }
import rules from './rules.schema.json' with { type: 'json' }
import paper from './paper.schema.json' with { type: 'json' }
import cases from './cases.schema.json' with { type: 'json' }
import samples from './samples.schema.json' with { type: 'json' }
import texts from './texts.schema.json' with { type: 'json' }
import carry from './carry.schema.json' with { type: 'json' }
import regions from './regions.schema.json' with { type: 'json' }
import variant from './variant.schema.json' with { type: 'json' }
import type { FileKind } from '../files/layout.ts'

type MetaSchema = Readonly<Record<string, unknown>>

/** The meta-schema of each file kind that has one. */
export const metaSchemas: Readonly<Partial<Record<FileKind, MetaSchema>>> = {
  form,
  regions,
  edition,
  fields: schema,
  schema,
  ui,
  rules,
  paper,
  cases,
  samples,
  texts,
  carry,
  variant,
}
