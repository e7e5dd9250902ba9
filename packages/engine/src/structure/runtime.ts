import { _ } from 'ajv'
import type { Code, KeywordCxt } from 'ajv'

/**
 * A function of ours in code that ajv generates: the code that `precompile` writes asks for it under its name
 * (see `precompiled.ts`).
 */
export function runtime(cxt: KeywordCxt, named: Readonly<Record<string, unknown>>): Code {
  const [[name, ref]] = Object.entries(named) as [[string, unknown]]
  return cxt.gen.scopeValue('func', { key: ref, ref, code: _`require("formwright")[${name}]` })
}
