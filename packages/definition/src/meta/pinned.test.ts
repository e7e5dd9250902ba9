import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { valueAt } from '../json/pointer.ts'
import { keywords } from '../keywords/index.ts'
import { metaSchemas } from './index.ts'
import { membersOf, objectOf } from './type-of-schema.test-support.ts'
import type { Node } from './type-of-schema.test-support.ts'

/** A type of the bundle, the kind of file that it is of or stands in, and where in its meta-schema. */
interface Pinned {
  readonly type: string
  readonly kind: keyof typeof metaSchemas
  readonly at: string
  /** Members that reading adds, which no file has. */
  readonly added?: readonly string[]
  /** Members that only files have. */
  readonly dropped?: readonly string[]
  /** Members whose values the type knows more closely than the meta-schema, or less. */
  readonly apart?: readonly string[]
}

/** Types of members stand in these and are compared with them. */
const PINNED: readonly Pinned[] = [
  { type: 'FormFile', kind: 'form', at: '', added: ['regions'] },
  { type: 'RegionRegister', kind: 'regions', at: '' },
  // reading puts the years of `yearsFrom` into `years`
  { type: 'EditionFile', kind: 'edition', at: '', added: ['yearsFrom'], apart: ['years', 'params'] },
  { type: 'FollowedYears', kind: 'edition', at: '/properties/years/additionalProperties/else' },
  { type: 'Param', kind: 'edition', at: '/properties/params/additionalProperties', apart: ['value'] },
  {
    type: 'BandRow',
    kind: 'edition',
    at: '/properties/params/additionalProperties/properties/value/items',
  },
  { type: 'RuleEntry', kind: 'rules', at: '/properties/rules/items', added: ['part', 'index', 'issuer'] },
  { type: 'RegionalVariant', kind: 'variant', at: '', apart: ['params', 'rules'] },
  { type: 'CarryMap', kind: 'carry', at: '' },
  // elements and rules are also those of JSON Forms, options are what each field type takes
  {
    type: 'UiElement',
    kind: 'ui',
    at: '/$defs/element',
    dropped: ['i18n'],
    apart: ['type', 'rule', 'options'],
  },
  { type: 'UiCondition', kind: 'ui', at: '/$defs/condition', apart: ['type', 'schema', 'expectedValue'] },
  { type: 'PaperPart', kind: 'paper', at: '', added: ['part'] },
  { type: 'PaperBlock', kind: 'paper', at: '/$defs/block' },
]

/** A schema without what only people read. */
function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) =>
      key === 'description' && typeof value === 'string' ? [] : [[key, withoutWords(value)]],
    ),
  )
}

/** Keywords that reading writes out: the word of the form, the name of the set of years. */
const AS_READ = new Set(['x-none', 'x-annual'])

/** The lines of a TypeScript file that compiles if the types are those of the meta-schemas. */
function pins({ type, kind, at, added = [], dropped = [], apart = [] }: Pinned): string[] {
  const root = metaSchemas[kind]!
  const members = membersOf(valueAt(root, at) as Node, root).filter(({ name }) => !dropped.includes(name))
  const names = [...members.map(({ name }) => name), ...added].map((name) => `'${name}'`)
  return [
    `Holds<Same<keyof ours.${type}, ${names.join(' | ')}>>, // ${type}: all members`,
    ...members
      .filter(({ name }) => !apart.includes(name))
      .map(
        (member) =>
          `Holds<Same<Pick<ours.${type}, '${member.name}'>, ${objectOf([member])}>>, // ${type}.${member.name}`,
      ),
  ]
}

/** The keywords of ours among the members of `Schema`. */
function keywordPins(): string[] {
  const root = metaSchemas.schema!
  const own = membersOf(valueAt(root, '/$defs/node') as Node, root).filter(({ name }) =>
    name.startsWith('x-'),
  )
  const names = own.map(({ name }) => `'${name}'`).join(' | ')
  return [
    `Holds<Same<Extract<Known<ours.Schema>, \`x-\${string}\`>, ${names}>>, // Schema: all keywords`,
    ...own
      .filter(({ name }) => !AS_READ.has(name))
      .map(
        (member) =>
          `Holds<Same<Pick<ours.Schema, '${member.name}'>, ${objectOf([member])}>>, // ${member.name}`,
      ),
  ]
}

/** Compiles types, and gives the lines that do not hold. */
function broken(lines: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'formwright-types-'))
  const types = fileURLToPath(new URL('../types/index.ts', import.meta.url))
  const text = [
    `import type * as ours from ${JSON.stringify(types)}`,
    'type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false',
    'type Holds<T extends true> = T',
    'type Known<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: 0 }',
    'export type Pins = [',
    ...lines,
    ']',
  ]
  writeFileSync(join(folder, 'pins.ts'), text.join('\n'))
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const options = '--noEmit --strict --exactOptionalPropertyTypes --allowImportingTsExtensions --skipLibCheck'
  const how = '--module nodenext --resolveJsonModule --types --ignoreConfig'.split(' ')
  try {
    execFileSync(process.execPath, [compiler, ...options.split(' '), ...how, join(folder, 'pins.ts')])
    return []
  } catch (error) {
    const said = String((error as { readonly stdout: Buffer }).stdout)
    const at = [...said.matchAll(/pins\.ts\((\d+),/g)].map(([, line]) => text[Number(line) - 1]!)
    return at.length > 0 ? at : [said]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('types say what the meta-schemas say', () => {
  test('the same members, as optional, of the same values', { timeout: 60_000 }, () => {
    expect(broken([...PINNED.flatMap(pins), ...keywordPins()])).toEqual([])
  })

  test('a member that one of them lacks, or takes otherwise, is found', () => {
    const lines = [
      ...pins({ type: 'CarryMap', kind: 'carry', at: '', dropped: ['note'] }),
      ...pins({ type: 'PageSetup', kind: 'edition', at: '/properties/page' }),
      "Holds<Same<Pick<ours.Param, 'unit'>, { readonly 'unit'?: number }>>,",
      "Holds<Same<Pick<ours.Param, 'title'>, { readonly 'title'?: string }>>,",
    ]
    expect(broken(lines)).toEqual([
      expect.stringContaining('CarryMap: all members'),
      lines.at(-2),
      lines.at(-1),
    ])
  })

  test('each kind of file is compared', () => {
    const compared = new Set([...PINNED.map(({ kind }) => kind), 'schema', 'fields'])
    // cases belong to `authoring`; texts and titles of samples are pairs of texts
    const kinds = Object.keys(metaSchemas).filter((kind) => !compared.has(kind))
    expect(kinds.toSorted()).toEqual(['cases', 'samples', 'texts'])
  })

  test('the keywords of the vocabulary are known, each in a folder of its own', () => {
    const folders = readdirSync(new URL('../keywords', import.meta.url)).filter((name) =>
      name.startsWith('x-'),
    )
    const { properties } = valueAt(metaSchemas.schema, '/$defs/node') as { readonly properties: object }
    const known = Object.keys(properties).filter((name) => name.startsWith('x-'))
    expect(known.toSorted()).toEqual(folders.toSorted())
  })

  test.each(keywords)('$name: the keyword and the meta-schema allow the same', ({ name, schema }) => {
    expect(withoutWords(valueAt(metaSchemas.schema, `/$defs/node/properties/${name}`))).toEqual(
      withoutWords(schema),
    )
  })
})
