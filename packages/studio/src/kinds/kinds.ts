import type { FileMap, Schema } from '@formwright/definition'

/** A field of the palette: what it is called in the catalogue, and the schema that a new one gets. */
export interface FieldKind {
  readonly name: string
  readonly group: 'text' | 'number' | 'choice' | 'compound' | 'other'
  readonly schema: Schema
  /** What the schema needs beside it, such as a unit. */
  readonly own?: Schema
  /** The layout on paper, where it is not the first of the field type's. */
  readonly paper?: string
  /** The field type that shows it, where that is not the one that its schema gives. */
  readonly type?: string
  /** The control gets a group of its own that is shown by this field type. */
  readonly groupType?: string
  /** An answer for the samples, so that their cases hold as before. */
  readonly sample: unknown
}

const count: Schema = { type: 'integer', minimum: 0, 'x-decimals': 0, 'x-none': true }
const amount: Schema = { type: 'number', minimum: 0, 'x-decimals': 2, 'x-none': true }
const percent: Schema = {
  type: 'number',
  minimum: 0,
  maximum: 100,
  'x-unit': '%',
  'x-decimals': 2,
  'x-none': true,
}
const OPTIONS = [
  { const: 'a', title: '选项一' },
  { const: 'b', title: '选项二' },
]

/** The palette. `{annual}` stands for the form's first set of years. A further kind is an entry here and its name in the texts. */
export const kinds: readonly FieldKind[] = [
  { name: 'text', group: 'text', schema: { type: 'string' }, sample: '无' },
  {
    name: 'narrative',
    group: 'text',
    schema: { type: 'string', 'x-words': 200 },
    paper: 'narrative',
    sample: '无',
  },
  { name: 'phone', group: 'text', schema: phone(), type: 'phone', sample: '0595-85661234' },
  { name: 'date', group: 'text', schema: { type: 'string', format: 'date' }, sample: '2024-01-01' },
  { name: 'count', group: 'number', schema: count, own: { 'x-unit': '个' }, sample: 0 },
  { name: 'amount', group: 'number', schema: amount, own: { 'x-unit': '万元' }, sample: 0 },
  { name: 'percent', group: 'number', schema: percent, sample: 0 },
  {
    name: 'annual-count',
    group: 'number',
    schema: annual(count),
    own: { 'x-unit': '个' },
    groupType: 'annual-table',
    sample: 0,
  },
  {
    name: 'annual-amount',
    group: 'number',
    schema: annual(amount),
    own: { 'x-unit': '万元' },
    groupType: 'annual-table',
    sample: 0,
  },
  {
    name: 'yes-no',
    group: 'choice',
    schema: {
      type: 'string',
      oneOf: [
        { const: 'yes', title: '是' },
        { const: 'no', title: '否' },
      ],
    },
    paper: 'boxes-across',
    sample: 'no',
  },
  { name: 'choice', group: 'choice', schema: { type: 'string' }, own: { oneOf: OPTIONS }, sample: 'a' },
  {
    name: 'ticks',
    group: 'choice',
    schema: { type: 'array', uniqueItems: true, 'x-none': true },
    own: { items: { type: 'string', oneOf: OPTIONS } },
    sample: '无',
  },
  {
    name: 'ticks-with-evidence',
    group: 'choice',
    schema: {
      type: 'array',
      uniqueItems: true,
      'x-none': true,
      'x-evidence': { when: 'ticked', note: '（注：勾选需提供佐证材料）' },
    },
    own: { items: { type: 'string', oneOf: OPTIONS } },
    sample: '无',
  },
  {
    name: 'count-and-names',
    group: 'compound',
    schema: {
      type: 'object',
      properties: {
        count: { ...count, title: '数量： 个', 'x-unit': '个' },
        names: { title: '名称：', type: 'array', items: { type: 'string' }, 'x-none': true },
      },
      required: ['count', 'names'],
      additionalProperties: false,
    },
    sample: { count: 0, names: '无' },
  },
  {
    name: 'count-and-list',
    group: 'compound',
    schema: count,
    own: {
      'x-unit': '个',
      'x-list': {
        columns: [
          { key: 'name', title: '名称', required: true },
          { key: 'year', title: '年份', type: 'year' },
          { key: 'note', title: '备注' },
        ],
      },
    },
    sample: 0,
  },
]

function annual(cell: Schema): Schema {
  return { type: 'object', 'x-annual': '{annual}', additionalProperties: cell }
}

function phone(): Schema {
  return { type: 'string', pattern: '^(1[3-9]\\d{9}|0\\d{2,3}-\\d{7,8}(-\\d{1,6})?)$' }
}

/** A kind by its name. @throws Error when there is none */
export function kindOf(name: string): FieldKind {
  const kind = kinds.find((one) => one.name === name)
  if (!kind) throw new Error(`There is no kind of field “${name}”`)
  return kind
}

/**
 * How the schema of a kind is written in an edition: by `$ref` to the shared definition that says the same, where the
 * form has one, as a person who knows the form would.
 */
export function writtenSchema(kind: FieldKind, files: FileMap, edition: string, annualSet: string): Schema {
  const whole = JSON.parse(JSON.stringify(kind.schema).replace('{annual}', annualSet)) as Schema
  const shared = sharedDefinition(whole, files, edition)
  return { ...(shared === undefined ? whole : { $ref: shared }), ...kind.own }
}

function sharedDefinition(schema: Schema, files: FileMap, edition: string): string | undefined {
  const wanted = meaning(schema)
  for (const [path, text] of files) {
    if (!path.startsWith(`${edition}/shared/`)) continue
    const { $defs = {} } = read(text) as { $defs?: Record<string, Schema> }
    for (const [name, definition] of Object.entries($defs))
      if (meaning(definition, $defs) === wanted)
        return `../../${path.slice(edition.length + 1)}#/$defs/${name}`
  }
  return undefined
}

/** A schema without its remarks, its references within the file followed, its keys in order: equal texts mean the same. */
function meaning(schema: unknown, definitions: Readonly<Record<string, Schema>> = {}): string {
  return JSON.stringify(schema, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const { $comment: _, $ref, ...rest } = value as Record<string, unknown>
    const name = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : ''
    const base = definitions[name] ? (JSON.parse(meaning(definitions[name], definitions)) as object) : {}
    const whole = { ...base, ...rest }
    return Object.fromEntries(Object.entries(whole).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
