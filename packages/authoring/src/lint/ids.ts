import {
  nodesOf,
  below,
  problemAt,
  RESERVED_AT_ROOT,
  schemasBelow,
  walk,
  cutList,
} from '@formwright/definition'
import type { Field, Problem } from '@formwright/definition'
import { fileProblem, partSource, schemaProblem, startOf } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** Ids of fields must be unique and given, and keys must not be reserved words. */
export const ids: LintCheck = (context) => [
  ...missing(context),
  ...copied(context),
  ...duplicates(context),
  ...twins(context),
  ...empty(context),
  ...untitled(context),
  ...reserved(context),
]

/** One problem for each part, so that a form that does without `x-id` gets it once. */
function missing(context: LintContext): Problem[] {
  return context.bundle.parts.flatMap(({ key }) => {
    const fields = context.fieldsIn(key).filter(({ schema }) => schema['x-id'] === undefined)
    const [first] = fields
    if (!first) return []
    const names = fields.map(({ label, pointer }) => label || pointer)
    return [
      schemaProblem(context, first.schemaPointer, '', 'missing-id', {
        field: cutList(names, SHOWN),
        count: fields.length,
        suggestion: first.target,
      }),
    ]
  })
}

const SHOWN = 5

function duplicates(context: LintContext): Problem[] {
  const copies = copiedParts(context)
  const seen = new Map<string, string>()
  return context.fields.flatMap((field) => {
    if (copies.has(field.part)) return []
    const other = seen.get(field.id)
    if (other !== undefined)
      return [schemaProblem(context, field.schemaPointer, 'x-id', 'duplicate-id', { id: field.id, other })]
    seen.set(field.id, field.pointer)
    return []
  })
}

/** Members of a value, such as columns of its rows, with the same id. */
function twins(context: LintContext): Problem[] {
  return context.fields.flatMap(({ node }) =>
    [...walk(node)].flatMap(({ children }) =>
      children.flatMap(({ schema: { 'x-id': id }, schemaPointer }, index) => {
        const other = children
          .slice(0, index)
          .find((otherNode) => id !== undefined && otherNode.schema['x-id'] === id)
        return other && other.pointer !== children[index]!.pointer
          ? [schemaProblem(context, schemaPointer, 'x-id', 'duplicate-id', { id: id!, other: other.pointer })]
          : []
      }),
    ),
  )
}

/** A part whose fields all have the `x-id` of those of an earlier part. */
function copied(context: LintContext): Problem[] {
  return [...copiedParts(context)].map(([part, other]) =>
    fileProblem(partSource(context, part, 'schema'), '', 'part-copied', { part, other }),
  )
}

function copiedParts({ bundle, fieldsIn }: LintContext): ReadonlyMap<string, string> {
  const parts = bundle.parts.map(({ key }) => ({
    key,
    ids: fieldsIn(key)
      .filter(({ schema }) => schema['x-id'] !== undefined)
      .map(({ id }) => id),
  }))
  return new Map(
    parts.flatMap(({ key, ids: own }, index): [string, string][] => {
      const other = parts
        .slice(0, index)
        .find(({ ids: all }) => own.length > 1 && own.every((id) => all.includes(id)))
      return other ? [[key, other.key]] : []
    }),
  )
}

/** A field, column or line with an empty title. */
function untitled(context: LintContext): Problem[] {
  const fields = new Set(context.fields.map(({ schemaPointer }) => schemaPointer))
  return nodesOf(context.bundle)
    .filter(({ schema }) => schema.title?.trim() === '')
    .map(({ schemaPointer, pointer, key }) =>
      fields.has(schemaPointer)
        ? schemaProblem(context, schemaPointer, 'title', 'title-empty', { field: pointer })
        : schemaProblem(context, schemaPointer, 'title', 'column-untitled', { key }),
    )
}

/** A field without cells cannot be shown, and one of type null cannot be filled in. */
function empty(context: LintContext): Problem[] {
  const report = (code: 'field-empty' | 'field-null', fields: readonly Field[], keyword: string) =>
    fields.map(({ schemaPointer, label, pointer }) =>
      schemaProblem(context, schemaPointer, keyword, code, { field: label || pointer }),
    )
  return [
    ...report(
      'field-empty',
      context.fields.filter(({ cells }) => cells.length === 0),
      '',
    ),
    ...report(
      'field-null',
      context.fields.filter(({ schema }) => schema.type === 'null'),
      'type',
    ),
  ]
}

/** The only name under which a JavaScript object literal stores no member. */
const UNKEPT = '__proto__'

/** Keywords of CEL, by which a rule cannot read a field. */
const RULE_WORDS = new Set([
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
  'while',
])

function reserved(context: LintContext): Problem[] {
  const problems: Problem[] = []
  const check = (key: string, pointer: string, top: boolean) => {
    if (key === UNKEPT || (top && RESERVED_AT_ROOT.includes(key)))
      problems.push(schemaProblem(context, pointer, '', 'reserved-name', { name: key }))
    else if (RULE_WORDS.has(key))
      problems.push(schemaProblem(context, pointer, '', 'word-of-rules', { name: key }))
  }
  for (const { pointer, node } of schemasBelow(context.bundle.schema)) {
    for (const key of Object.keys(node.properties ?? {}))
      check(key, below(pointer, 'properties', key), pointer === '')
  }
  return problems.length > 0 || context.fields.length > 0 ? problems : [noFields(context)]
}

function noFields({ loaded }: LintContext): Problem {
  const location = startOf(`${loaded.edition}/edition.json`)
  return loaded.parts.length > 0
    ? problemAt(location, 'no-fields')
    : problemAt(location, 'file-missing', { path: 'schema.json' })
}
