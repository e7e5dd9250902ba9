import { closest, DIALECT, metaSchemas, typoOf } from '@formwright/definition'
import { fileProblem, quoted } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * Allowed values of `$schema`: the dialect of a schema, or the meta-schema of the file's kind at any
 * location.
 */
const DIALECTS = [DIALECT, 'https://json-schema.org/draft/2020-12/schema']
const META_SCHEMAS = Object.keys(metaSchemas).map((kind) => `${kind}.schema.json`)

/** A file must name the dialect in which it is parsed, or none. */
export const dialect: LintCheck = ({ loaded }) =>
  [...loaded.sources.values()].flatMap((source) => {
    const { $schema: value } = (source.value ?? {}) as { readonly $schema?: unknown }
    if (typeof value !== 'string' || DIALECTS.includes(value.replace(/#$/, ''))) return []
    const name = value.slice(value.lastIndexOf('/') + 1)
    if (META_SCHEMAS.includes(name)) return []
    const near = closest(name, META_SCHEMAS)
    const suggestion = near === '' ? closest(value, DIALECTS) : value.slice(0, -name.length) + near
    const params = { value, suggestion, known: DIALECTS }
    return [fileProblem(source, '/$schema', 'dialect-unknown', params, quoted(typoOf(value, DIALECTS)))]
  })
