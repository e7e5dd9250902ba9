import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { valueAt } from '../json/pointer.ts'
import { keywords } from '../keywords/index.ts'

/** A type of the bundle, the file kind whose meta-schema says the same, and where in it. */
interface Pinned {
  readonly type: string
  readonly schema: string
  readonly at: string
  /** Members that reading adds, which no file has. */
  readonly added?: readonly string[]
  /** Members that only files have. */
  readonly dropped?: readonly string[]
  /** Members that the meta-schema requires by a condition beside `required`. */
  readonly conditional?: readonly string[]
}

const STATES = '/properties/workflow/properties/states/additionalProperties'

const PINNED: readonly Pinned[] = [
  { type: 'FormFile', schema: 'form', at: '', dropped: ['$schema'] },
  { type: 'FormFormat', schema: 'form', at: '/properties/format' },
  { type: 'UnitDefinition', schema: 'form', at: '/properties/units/additionalProperties' },
  { type: 'Workflow', schema: 'form', at: '/properties/workflow' },
  { type: 'WorkflowState', schema: 'form', at: STATES },
  { type: 'WorkflowTransition', schema: 'form', at: `${STATES}/properties/transitions/items` },
  { type: 'EditionFile', schema: 'edition', at: '', added: ['yearsFrom'], dropped: ['$schema'] },
  { type: 'FollowedYears', schema: 'edition', at: '/properties/years/additionalProperties' },
  { type: 'Param', schema: 'edition', at: '/properties/params/additionalProperties' },
  {
    type: 'BandRow',
    schema: 'edition',
    at: '/properties/params/additionalProperties/properties/value/items',
  },
  { type: 'SchemaCheck', schema: 'edition', at: '/properties/schemaChecks/items' },
  { type: 'PageSetup', schema: 'edition', at: '/properties/page' },
  { type: 'SummaryTable', schema: 'edition', at: '/properties/tables/items' },
  { type: 'TableColumn', schema: 'edition', at: '/properties/tables/items/properties/columns/items' },
  {
    type: 'RuleEntry',
    schema: 'rules',
    at: '/properties/rules/items',
    added: ['part', 'index', 'issuer'],
    conditional: ['at'],
  },
  { type: 'RegionalVariant', schema: 'variant', at: '', dropped: ['$schema'] },
  { type: 'CarryMap', schema: 'carry', at: '', dropped: ['$schema'] },
  { type: 'UiElement', schema: 'ui', at: '/$defs/element', dropped: ['$schema', 'i18n'] },
  { type: 'PaperPart', schema: 'paper', at: '', added: ['part'], dropped: ['$schema'] },
  { type: 'PaperBlock', schema: 'paper', at: '/$defs/block' },
  { type: 'PaperCell', schema: 'paper', at: '/$defs/block/properties/rows/items/items' },
  { type: 'EvidenceRule', schema: 'schema', at: '/$defs/node/properties/x-evidence' },
  { type: 'ListColumn', schema: 'schema', at: '/$defs/node/properties/x-list/properties/columns/items' },
]

const text = ['types.ts', 'form-file.ts']
  .map((name) => readFileSync(new URL(`../bundle/${name}`, import.meta.url), 'utf8'))
  .join('\n')

const read = (schema: string) => readFileSync(new URL(`${schema}.schema.json`, import.meta.url), 'utf8')

/** The members of an interface: name → whether it must be there. */
function membersOf(type: string): Map<string, boolean> {
  const [, body] = new RegExp(`export interface ${type} \\{\\n([\\s\\S]*?)\\n\\}`).exec(text) ?? []
  expect(body, `interface ${type}`).toBeDefined()
  return new Map(
    [...body!.matchAll(/^ {2}readonly '?([\w$-]+)'?(\?)?:/gm)].map(([, name, optional]) => [
      name!,
      optional === undefined,
    ]),
  )
}

/** The properties of a meta-schema: name → whether it must be there. */
function propertiesOf(schema: string, at: string): Map<string, boolean> {
  const whole = JSON.parse(read(schema)) as unknown
  const { properties = {}, required = [] } = valueAt(whole, at) as {
    properties?: object
    required?: readonly string[]
  }
  return new Map(Object.keys(properties).map((name) => [name, required.includes(name)]))
}

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

const sorted = (members: Map<string, boolean>, except: readonly string[] = []) =>
  [...members].filter(([name]) => !except.includes(name)).toSorted(([a], [b]) => (a < b ? -1 : 1))

describe('types say what the meta-schemas say', () => {
  test.each(PINNED)('$type', ({ type, schema, at, added, dropped, conditional = [] }) => {
    const properties = propertiesOf(schema, at)
    for (const name of conditional) if (properties.has(name)) properties.set(name, true)
    expect(sorted(membersOf(type), added)).toEqual(sorted(properties, dropped))
  })

  test('Schema has the keywords of the vocabulary, each in a folder of its own', () => {
    const folders = readdirSync(new URL('../keywords', import.meta.url)).filter((name) =>
      name.startsWith('x-'),
    )
    const typed = [...membersOf('Schema').keys()].filter((name) => name.startsWith('x-'))
    const known = [...propertiesOf('schema', '/$defs/node').keys()].filter((name) => name.startsWith('x-'))
    expect(typed.toSorted()).toEqual(folders.toSorted())
    expect(known.toSorted()).toEqual(folders.toSorted())
  })

  test.each(keywords)('$name: the keyword and the meta-schema allow the same', ({ name, schema }) => {
    const whole = JSON.parse(read('schema')) as unknown
    expect(withoutWords(valueAt(whole, `/$defs/node/properties/${name}`))).toEqual(withoutWords(schema))
  })
})
