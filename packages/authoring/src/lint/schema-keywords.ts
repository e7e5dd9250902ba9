import { metaSchemas } from '@formwright/definition'

const { $defs } = metaSchemas.schema as {
  readonly $defs: { readonly node: { readonly properties: KeywordSchemas } }
}

type KeywordSchemas = Readonly<Record<string, { readonly enum?: readonly string[] }>>

/** The meta-schema of each schema keyword, by name. */
export const schemaKeywords: KeywordSchemas = $defs.node.properties
