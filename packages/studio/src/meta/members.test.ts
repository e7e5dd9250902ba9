import { describe, expect, test } from 'vitest'
import { metaSchemas } from '@formwright/definition'
import { membersOf, nodesAt, valuesOf } from './members.ts'
import type { MetaNode } from './members.ts'

const meta = (kind: keyof typeof metaSchemas) => metaSchemas[kind] as MetaNode

describe('what a meta-schema says of a place', () => {
  test('members of a rule, with what a new one starts as', () => {
    const rule = nodesAt(meta('rules'), ['rules', 0])
    const members = membersOf(meta('rules'), rule)
    expect(members.map(({ name }) => name)).toEqual(expect.arrayContaining(['id', 'check', 'message', 'at']))
    expect(members.find(({ name }) => name === 'id')).toMatchObject({ required: true, start: '""' })
  })

  test('values that may stand there', () => {
    expect(valuesOf(nodesAt(meta('rules'), ['rules', 3, 'kind']))).toContain('"arithmetic"')
    expect(valuesOf(nodesAt(meta('ui'), ['elements', 0, 'elements', 2, 'type']))).toContain('"Control"')
  })

  test('fields below fields, however deep, and members of any name', () => {
    const field = nodesAt(meta('schema'), ['properties', 'a', 'properties', 'b'])
    expect(membersOf(meta('schema'), field).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['title', 'x-unit', 'x-evidence']),
    )
    expect(nodesAt(meta('schema'), ['properties', 'a', 'x-unit'])).toHaveLength(1)
  })

  test('a place that there is none of says nothing', () => {
    expect(membersOf(meta('rules'), nodesAt(meta('rules'), ['nothing', 'here']))).toEqual([])
  })
})
