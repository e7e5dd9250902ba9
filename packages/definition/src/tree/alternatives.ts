import type { Schema } from '../types/index.ts'
import { below } from '../json/pointer.ts'
import type { Alternatives } from './form-node.ts'
import { isNull, membersOf, onlyAlternative } from './members.ts'
import type { Member } from './members.ts'
import { optionsOf } from './shape.ts'

/**
 * The alternatives of an object that have schemas; keywords that only constrain combinations of members
 * create none.
 */
export function alternativesOf(whole: Schema, members: readonly Member[], depth = 0): Alternatives[] {
  return members.flatMap((member) => [
    ...['oneOf' as const, 'anyOf' as const].flatMap((keyword) => listed(whole, member, keyword, depth)),
    ...conditional(whole, member, depth),
    ...dependent(whole, member, depth),
  ])
}

/** Maximum nesting depth of alternatives, because a schema may contain itself in its own alternatives. */
const DEEPEST = 6

function listed(
  whole: Schema,
  { schema, pointer }: Member,
  keyword: 'oneOf' | 'anyOf',
  depth: number,
): Alternatives[] {
  const list = schema[keyword] as readonly (Schema | boolean)[] | undefined
  if (!Array.isArray(list) || optionsOf(schema) || onlyAlternative(schema)?.keyword === keyword) return []
  const at = below(pointer, keyword)
  const branches = list
    .map((written: Schema | boolean, index) => ({ written, schemaPointer: below(at, index) }))
    .filter(({ written }) => !isNull(written))
  const all = branches.map((branch) => membersOf(whole, branch.written, branch.schemaPointer))
  if (!all.every(isAboutObjects) || !all.some((some) => namesMembers(whole, some, depth))) return []
  const whens = distinguishing(all.map((each) => fixedCodes(whole, each)))
  return [
    {
      keyword,
      pointer: at,
      branches: branches.map((branch, index) => ({
        ...branch,
        condition: { keyword, when: whens[index]! },
      })),
    },
  ]
}

function conditional(whole: Schema, { schema, pointer }: Member, depth: number): Alternatives[] {
  const test = schema.if as Schema | boolean | undefined
  if (test === undefined) return []
  const branches = (['then', 'else'] as const).flatMap((keyword): Alternatives['branches'][number][] => {
    const written = schema[keyword] as Schema | boolean | undefined
    const at = below(pointer, keyword)
    return written !== undefined && saysSomething(whole, membersOf(whole, written, at), depth)
      ? [{ written, schemaPointer: at, condition: { keyword, if: test } }]
      : []
  })
  return branches.length > 0 ? [{ keyword: 'if', pointer: below(pointer, 'if'), branches }] : []
}

function dependent(whole: Schema, { schema, pointer }: Member, depth: number): Alternatives[] {
  const byKey = (schema.dependentSchemas ?? {}) as Readonly<Record<string, Schema | boolean>>
  return Object.entries(byKey).flatMap(([key, written]): Alternatives[] => {
    const at = below(pointer, 'dependentSchemas', key)
    if (!saysSomething(whole, membersOf(whole, written, at), depth)) return []
    const condition = { keyword: 'dependentSchemas', key } as const
    return [
      { keyword: 'dependentSchemas', pointer: at, branches: [{ written, schemaPointer: at, condition }] },
    ]
  })
}

interface FixedCodes {
  readonly codes: readonly unknown[]
  /** Whether it is required. */
  readonly required: boolean
}

/** Members for which an alternative allows only fixed codes. */
function fixedCodes(whole: Schema, members: readonly Member[]): ReadonlyMap<string, FixedCodes> {
  const required = new Set(members.flatMap(({ schema }) => schema.required ?? []))
  return new Map(
    members.flatMap(({ schema, pointer }) =>
      Object.entries(schema.properties ?? {}).flatMap(([key, property]): [string, FixedCodes][] => {
        const codes = membersOf(whole, property, below(pointer, 'properties', key))
          .map((one) => codesOf(one.schema))
          .find((list) => list !== undefined)
        return codes ? [[key, { codes, required: required.has(key) }]] : []
      }),
    ),
  )
}

/**
 * The codes that distinguish the alternatives: those of members for which no two alternatives allow the same
 * code. A member that only one alternative has distinguishes it only if it is required with a single code.
 */
function distinguishing(
  all: readonly ReadonlyMap<string, FixedCodes>[],
): Readonly<Record<string, readonly unknown[]>>[] {
  return all.map((fixed) =>
    Object.fromEntries(
      [...fixed].flatMap(([key, { codes, required }]) => {
        const others = all.filter((other) => other !== fixed && other.has(key))
        const isDistinct =
          others.length > 0
            ? others.every((other) => !other.get(key)!.codes.some((code) => codes.includes(code)))
            : required && codes.length === 1
        return isDistinct ? [[key, codes]] : []
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

function namesMembers(whole: Schema, members: readonly Member[], depth: number): boolean {
  if (members.some(({ schema }) => schema.properties !== undefined)) return true
  return depth < DEEPEST && alternativesOf(whole, members, depth + 1).length > 0
}

function saysSomething(whole: Schema, members: readonly Member[], depth: number): boolean {
  return (
    isAboutObjects(members) &&
    (members.some(({ schema }) => schema.required) || namesMembers(whole, members, depth))
  )
}
