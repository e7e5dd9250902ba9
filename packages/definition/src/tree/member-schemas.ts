import { rememberedObject } from '../cache/remembered-object.ts'
import { equal } from '../json/equal.ts'
import { APPLICATORS, subschemasOf } from '../schema/applicators.ts'
import type { Schema } from '../types/index.ts'
import { optionsOf } from './shape.ts'

/**
 * The schemas of an object's members by name, including those of alternatives and conditions. The object's
 * own schema takes precedence; conflicting alternatives are generalised.
 */
export const memberSchemas = rememberedObject(collected)

/** As `memberSchemas`, in display order: the object's own members, then those of its branches. */
export function orderedMembers(schema: Schema): readonly (readonly [key: string, member: Schema])[] {
  const members = memberSchemas(schema)
  const own = Object.keys(schema.properties ?? {}).filter((key) => members.has(key))
  return [...new Set([...own, ...members.keys()])].map((key) => [key, members.get(key)!] as const)
}

/** The columns of a list of rows: the members of a row; empty if the value is no such list. */
export function columnsOf({ items }: Schema): readonly (readonly [key: string, column: Schema])[] {
  return typeof items === 'object' ? orderedMembers(items) : []
}

function collected(schema: Schema): ReadonlyMap<string, Schema> {
  const members = new Map<string, Schema>()
  for (const { keyword, schema: inner } of subschemasOf(schema)) {
    const isAbout = APPLICATORS[keyword].about === 'place' && keyword !== 'not' && keyword !== 'if'
    if (!isAbout || typeof inner !== 'object') continue
    for (const [key, member] of memberSchemas(inner)) {
      const other = members.get(key)
      members.set(key, other ? ofBoth(other, member) : member)
    }
  }
  for (const [key, member] of Object.entries((schema.properties ?? {}) as Record<string, Schema | boolean>)) {
    if (typeof member === 'object') members.set(key, member)
    else if (member) members.set(key, members.get(key) ?? {})
  }
  return members
}

function ofBoth(one: Schema, other: Schema): Schema {
  if (equal(one, other)) return one
  const [options, more] = [optionsOf(one), optionsOf(other)]
  if (options && more) {
    const added = more.filter((option) => options.every(({ const: code }) => code !== option.const))
    const { const: _const, enum: _enum, anyOf: _anyOf, ...rest } = one
    return { ...rest, oneOf: [...options, ...added] }
  }
  const [unit, otherUnit] = [one['x-unit'], other['x-unit']]
  return unit !== undefined && unit === otherUnit ? { 'x-unit': unit } : {}
}
