import { below } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { bundleNodes, schemaProblem, startOf } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** Every field has an `x-id` of its own, and no key is a word that means something else. */
export const ids: LintCheck = (context) => [...missingAndDuplicate(context), ...reserved(context)]

function missingAndDuplicate(context: LintContext): Problem[] {
  const seen = new Map<string, string>()
  return context.fields.flatMap((field) => {
    if (field.id === '')
      return [
        schemaProblem(context, field.schemaPointer, '', 'missing-id', {
          field: field.label || field.pointer,
          suggestion: field.target,
        }),
      ]
    const other = seen.get(field.id)
    if (other !== undefined)
      return [schemaProblem(context, field.schemaPointer, 'x-id', 'duplicate-id', { id: field.id, other })]
    seen.set(field.id, field.pointer)
    return []
  })
}

const WORDS = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty', // of JavaScript objects
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while', // of CEL
])
const TOP_LEVEL = new Set(['attachments', 'lists', 'params', 'window'])

function reserved(context: LintContext): Problem[] {
  const problems: Problem[] = []
  const check = (key: string, pointer: string, top: boolean) => {
    if (WORDS.has(key) || (top && TOP_LEVEL.has(key)))
      problems.push(schemaProblem(context, pointer, '', 'reserved-name', { name: key }))
  }
  for (const { pointer, node } of bundleNodes(context.bundle.schema)) {
    for (const key of Object.keys(node.properties ?? {}))
      check(key, below(pointer, 'properties', key), pointer === '')
  }
  return problems.length > 0 || context.fields.length > 0 ? problems : [noFields(context)]
}

function noFields({ loaded }: LintContext): Problem {
  const place = startOf(`${loaded.edition}/edition.json`)
  return {
    code: 'file-missing',
    severity: 'error',
    file: place.file,
    pointer: '',
    line: 1,
    column: 1,
    params: { path: 'schema.json' },
  }
}
