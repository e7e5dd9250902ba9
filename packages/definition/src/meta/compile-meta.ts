import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { FileKind } from '../files/layout.ts'
import { metaSchemas } from './index.ts'

/**
 * The validator of a file kind, `undefined` for kinds without a meta-schema. It generates code: a page under
 * a strict Content Security Policy is built with `@formwright/definition/vite`, which puts validators made
 * beforehand here.
 */
export function compileMeta(kind: FileKind): ValidateFunction | undefined {
  const meta = metaSchemas[kind]
  return meta && metaAjv().compile(anonymous(meta))
}

/** The ajv of the meta-schemas. */
export function metaAjv(options: { readonly source?: boolean } = {}): Ajv2020 {
  return new Ajv2020({
    allErrors: true,
    strict: false,
    verbose: true,
    validateFormats: false,
    ...(options.source ? { code: { source: true, esm: true } } : {}),
  })
}

/** A meta-schema without its address, so that each kind may be compiled again. */
export function anonymous(meta: object): object {
  const { $id: _, ...rest } = meta as { $id?: string }
  return rest
}
