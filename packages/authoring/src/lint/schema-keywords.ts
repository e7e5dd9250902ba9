import { metaSchemas } from '@formwright/definition'

const { $defs } = metaSchemas.schema as {
  readonly $defs: { readonly node: { readonly properties: KeywordSchemas } }
}

type KeywordSchemas = Readonly<Record<string, { readonly enum?: readonly string[] }>>

/** What the format says of each keyword of a schema, by its name. */
export const schemaKeywords: KeywordSchemas = $defs.node.properties
