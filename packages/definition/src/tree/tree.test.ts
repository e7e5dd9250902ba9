import { describe, expect, test } from 'vitest'
import type { Schema } from '../types/index.ts'
import { fieldsOf } from '../fields/fields.ts'
import type { FormNode } from './form-node.ts'
import { MAX_REPEATS } from './node.ts'
import { instances, instancesBelow, treeOf, walk } from './tree.ts'

/** A form of one part. */
function formOf(schema: Schema) {
  return { schema, parts: [{ key: '', title: '表', folder: '' }] }
}

/** `kind pointer` of every node, indented by depth; of a leaf its shape too. */
function picture(node: FormNode, depth = 0): string[] {
  const leaf = node.kind === 'cell' ? ` ${node.shape}` : ''
  const line = `${'  '.repeat(depth)}${node.kind} ${node.pointer}${leaf}${node.requiredHere && node.parent ? '!' : ''}`
  return [line, ...(node.repeats ? [] : node.children.flatMap((child) => picture(child, depth + 1)))]
}

const text = { type: 'string' } as const

const CASES: readonly {
  readonly title: string
  readonly schema: Schema
  readonly picture: readonly string[]
}[] = [
  {
    title: 'groups and cells',
    schema: {
      type: 'object',
      required: ['name'],
      properties: {
        name: text,
        born: { type: ['string', 'null'], format: 'date' },
        colour: { enum: ['red', 'green', null] },
        home: { type: 'object', properties: { street: text, number: { type: 'integer' } } },
      },
    },
    picture: [
      'group ',
      '  cell /name text!',
      '  cell /born date',
      '  cell /colour choice',
      '  group /home',
      '    cell /home/street text',
      '    cell /home/number number',
    ],
  },
  {
    title: 'rows in rows, and rows of single values',
    schema: {
      type: 'object',
      properties: {
        teams: {
          type: 'array',
          items: {
            type: 'object',
            required: ['people'],
            properties: {
              people: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { name: text, marks: { type: 'array', items: { type: 'number' } } },
                },
              },
            },
          },
        },
      },
    },
    picture: [
      'group ',
      '  rows /teams',
      '    group /teams/*!',
      '      rows /teams/*/people!',
      '        group /teams/*/people/*!',
      '          cell /teams/*/people/*/name text',
      '          rows /teams/*/people/*/marks',
      '            cell /teams/*/people/*/marks/* number!',
    ],
  },
  {
    title: 'a map with named members and entries, and a tuple that goes on',
    schema: {
      type: 'object',
      properties: {
        rates: {
          type: 'object',
          properties: { base: { type: 'number' } },
          patternProperties: { '^x-': text },
          additionalProperties: { type: 'object', properties: { rate: { type: 'number' } } },
        },
        pair: {
          type: 'array',
          prefixItems: [{ type: 'number' }, text],
          items: { type: 'boolean' },
          minItems: 1,
        },
      },
    },
    picture: [
      'group ',
      '  map /rates',
      '    cell /rates/base number',
      '    cell /rates/* text!',
      '    group /rates/*!',
      '      cell /rates/*/rate number',
      '  tuple /pair',
      '    cell /pair/0 number!',
      '    cell /pair/1 text',
      '    cell /pair/* boolean!',
    ],
  },
  {
    title: 'alternatives, conditions and dependents',
    schema: {
      type: 'object',
      properties: { kind: text, size: { type: 'number' } },
      if: { properties: { kind: { const: 'big' } } },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { size: { minimum: 10 }, why: text }, required: ['size'] },
      dependentSchemas: { size: { properties: { unit: text } } },
      oneOf: [
        { title: '个人', required: ['how'], properties: { how: { const: 'person' }, name: text } },
        { required: ['how'], properties: { how: { const: 'firm' }, code: text } },
      ],
    },
    picture: [
      'group ',
      '  cell /kind text',
      '  cell /size number',
      '  variants !',
      '    branch !',
      '      cell /how choice!',
      '      cell /name text',
      '    branch !',
      '      cell /how choice!',
      '      cell /code text',
      '  variants !',
      '    branch !',
      '      cell /size number!',
      '      cell /why text',
      '  variants !',
      '    branch !',
      '      cell /unit text',
    ],
  },
  {
    title: 'allOf and references are one group',
    schema: {
      $defs: {
        named: { type: 'object', required: ['name'], properties: { name: { ...text, title: '姓名' } } },
      },
      allOf: [
        { $ref: '#/$defs/named' },
        { properties: { age: { type: 'integer' }, name: { minLength: 2 } } },
      ],
    },
    picture: ['group ', '  cell /name text!', '  cell /age number'],
  },
  {
    title: 'what cannot be split',
    schema: {
      type: 'object',
      properties: {
        any: true as unknown as Schema,
        free: { type: 'object' },
        mixed: { type: ['string', 'number'] },
        either: { oneOf: [text, { type: 'object', properties: { a: text } }] },
        list: { type: 'array' },
        never: { not: {} },
      },
    },
    picture: [
      'group ',
      '  opaque /any',
      '  opaque /free',
      '  opaque /mixed',
      '  opaque /either',
      '  opaque /list',
      '  opaque /never',
    ],
  },
]

describe('a tree', () => {
  test.each(CASES)('$title', ({ schema, picture: expected }) => {
    expect(picture(treeOf(formOf(schema)).root)).toEqual(expected)
  })

  test('follows a schema into itself as far as it is asked, and a walk ends', () => {
    const tree = treeOf(
      formOf({
        $ref: '#/$defs/node',
        $defs: {
          node: {
            type: 'object',
            properties: {
              name: text,
              next: { $ref: '#/$defs/node' },
              parts: { type: 'array', items: { $ref: '#/$defs/node' } },
            },
          },
        },
      }),
    )
    expect([...walk(tree.root)].map(({ pointer }) => pointer)).toEqual([
      '',
      '/name',
      '/next',
      '/parts',
      '/parts/*',
    ])
    expect(tree.nodeAt('/next/parts/3/next/name')?.pointer).toBe('/next/parts/*/next/name')
    expect(tree.nodeAt(`${'/next'.repeat(MAX_REPEATS)}/name`)?.kind).toBe('cell')
    expect(tree.nodeAt('/next'.repeat(MAX_REPEATS + 1))?.kind).toBe('opaque')
    expect(fieldsOf(formOf(tree.root.members[0]!.schema)).map(({ pointer }) => pointer)).toContain('/next')
  })

  test('knows the places of a document that a node stands for', () => {
    const tree = treeOf(
      formOf({
        type: 'object',
        properties: {
          teams: { type: 'array', items: { type: 'object', properties: { name: text } } },
          rates: {
            type: 'object',
            patternProperties: { '^x': { type: 'number' } },
            additionalProperties: text,
          },
        },
      }),
    )
    const answers = { teams: [{ name: '甲' }, {}], rates: { x1: 2, 'a/b': 'c' } }
    const at = (pointer: string) =>
      instances(tree.nodeAt(pointer)!, answers).map((one) => [one.pointer, one.value])
    expect(at('/teams/0/name')).toEqual([
      ['/teams/0/name', '甲'],
      ['/teams/1/name', undefined],
    ])
    expect(at('/rates/x1')).toEqual([['/rates/x1', 2]])
    expect(at('/rates/other')).toEqual([['/rates/a~1b', 'c']])
    const [rates] = instances(tree.nodeAt('/rates')!, answers)
    expect(instancesBelow(rates!).map(({ pointer }) => pointer)).toEqual(['/rates/x1', '/rates/a~1b'])
  })

  test('takes the branch that applies', () => {
    const tree = treeOf(formOf(CASES[3]!.schema))
    const applies = ({ condition }: FormNode, value: unknown) =>
      condition?.keyword === 'oneOf' &&
      Object.entries(condition.when).every(([key, codes]) =>
        codes.includes((value as Record<string, unknown>)[key]),
      )
    expect(tree.nodeAt('/code', { how: 'person' }, applies)).toBeUndefined()
    expect(tree.nodeAt('/code', { how: 'firm' }, applies)?.kind).toBe('cell')
    expect(instances(tree.nodeAt('/code')!, { how: 'person', code: 1 }, applies)).toEqual([])
    const said = [...walk(tree.root)].find((node) => node.refines)
    expect([said?.pointer, said?.refines?.pointer, said?.shape]).toEqual(['/size', '/size', 'number'])
  })

  test('a code that tells branches apart has the options of all where it stands for all', () => {
    const branch = (title: string, by: Schema, more: Record<string, Schema> = {}): Schema => ({
      title,
      properties: { by, ...more },
      required: ['by'],
    })
    const [by] = fieldsOf(
      formOf({
        type: 'object',
        oneOf: [
          branch('银行', { title: '方式', const: 'bank' }, { account: text }),
          branch('其他', { oneOf: [{ const: 'cash', title: '现金' }, { const: 'kind' }] }),
        ],
      }),
    )
    expect([by!.pointer, by!.title, by!.cells[0]!.shape]).toEqual(['/by', '方式', 'choice'])
    expect(by!.schema.oneOf).toEqual([
      { const: 'bank', title: '银行' },
      { const: 'cash', title: '现金' },
      { const: 'kind', title: 'kind' },
    ])
  })

  test('is called by titles, by keys where nothing has one, and an identity is the path where there is none', () => {
    const fields = fieldsOf(
      formOf({
        type: 'object',
        properties: {
          home: { type: 'object', properties: { postalCode: text } },
          work: { type: 'object', title: '单位', properties: { street_name: { ...text, 'x-id': 'street' } } },
          place: { type: 'object', properties: { town: { ...text, title: '镇' } } },
        },
      }),
    )
    expect(fields.map(({ id, label }) => [id, label])).toEqual([
      ['home.postalCode', 'Home｜Postal code'],
      ['street', '单位'],
      ['place.town', '镇'],
    ])
  })
})
