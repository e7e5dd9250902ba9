import type { Schema } from '../bundle/types.ts'
import { below } from '../json/pointer.ts'
import type { Alternatives } from './form-node.ts'
import { isNull, membersOf, onlyAlternative } from './members.ts'
import type { Member } from './members.ts'
import { optionsOf } from './shape.ts'

/**
 * The alternatives of an object whose schemas are given; keywords that only tie members together make none.
 */
export function alternativesOf(whole: Schema, members: readonly Member[]): Alternatives[] {
  return members.flatMap((member) => [
    ...['oneOf' as const, 'anyOf' as const].flatMap((keyword) => listed(whole, member, keyword)),
    ...conditional(whole, member),
    ...dependent(whole, member),
  ])
}

function listed(whole: Schema, { schema, pointer }: Member, keyword: 'oneOf' | 'anyOf'): Alternatives[] {
  const list = schema[keyword] as readonly (Schema | boolean)[] | undefined
  if (!Array.isArray(list) || optionsOf(schema) || onlyAlternative(schema)?.keyword === keyword) return []
  const at = below(pointer, keyword)
  const branches = list
    .map((written: Schema | boolean, index) => ({ written, schemaPointer: below(at, index) }))
    .filter(({ written }) => !isNull(written))
  const all = branches.map((branch) => membersOf(whole, branch.written, branch.schemaPointer))
  if (!all.every(isAboutObjects) || !all.some(namesMembers)) return []
  return [
    {
      keyword,
      pointer: at,
      branches: branches.map((branch, index) => ({
        ...branch,
        condition: { keyword, when: fixedCodes(whole, all[index]!) },
      })),
    },
  ]
}

function conditional(whole: Schema, { schema, pointer }: Member): Alternatives[] {
  const test = schema.if as Schema | boolean | undefined
  if (test === undefined) return []
  const branches = (['then', 'else'] as const).flatMap((keyword): Alternatives['branches'][number][] => {
    const written = schema[keyword] as Schema | boolean | undefined
    const at = below(pointer, keyword)
    return written !== undefined && saysSomething(membersOf(whole, written, at))
      ? [{ written, schemaPointer: at, condition: { keyword, if: test } }]
      : []
  })
  return branches.length > 0 ? [{ keyword: 'if', pointer: below(pointer, 'if'), branches }] : []
}

function dependent(whole: Schema, { schema, pointer }: Member): Alternatives[] {
  const byKey = (schema.dependentSchemas ?? {}) as Readonly<Record<string, Schema | boolean>>
  return Object.entries(byKey).flatMap(([key, written]): Alternatives[] => {
    const at = below(pointer, 'dependentSchemas', key)
    if (!saysSomething(membersOf(whole, written, at))) return []
    const condition = { keyword: 'dependentSchemas', key } as const
    return [
      { keyword: 'dependentSchemas', pointer: at, branches: [{ written, schemaPointer: at, condition }] },
    ]
  })
}

/**
 * Members that it allows only fixed codes, and requires: by them an alternative is distinguished from the
 * others.
 */
function fixedCodes(whole: Schema, members: readonly Member[]): Record<string, readonly unknown[]> {
  const required = new Set(members.flatMap(({ schema }) => schema.required ?? []))
  return Object.fromEntries(
    members.flatMap(({ schema, pointer }) =>
      Object.entries(schema.properties ?? {}).flatMap(([key, property]): [string, readonly unknown[]][] => {
        const codes = membersOf(whole, property, below(pointer, 'properties', key))
          .map((one) => codesOf(one.schema))
          .find((list) => list !== undefined)
        return codes && required.has(key) ? [[key, codes]] : []
      }),
    ),
  )
}

function codesOf(schema: Schema): readonly unknown[] | undefined {
  return schema.const !== undefined ? [schema.const] : schema.enum
}

function isAboutObjects(members: readonly Member[]): boolean {
  return (
    members.length > 0 && members.every(({ schema }) => schema.type === undefined || schema.type === 'object')
  )
}

function namesMembers(members: readonly Member[]): boolean {
  return members.some(
    ({ schema }) => schema.properties !== undefined || ['if', 'oneOf', 'anyOf'].some((key) => key in schema),
  )
}

function saysSomething(members: readonly Member[]): boolean {
  return isAboutObjects(members) && (namesMembers(members) || members.some(({ schema }) => schema.required))
}
