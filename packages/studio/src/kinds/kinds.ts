import { inLanguage, isObject, ownMember } from '@formwright/definition'
import type { FileMap, FormFile, Language, RegionLevel, Schema } from '@formwright/definition'
import { inFormLanguage } from './form-text.ts'
import { inRegionsOf } from './in-regions-of.ts'
import names from './names.json' with { type: 'json' }
import otherNames from './other-names.json' with { type: 'json' }

/** A kind of field in the palette: its name in the catalogue, and the schema of a new field. */
export interface FieldKind {
  readonly name: string
  readonly group: 'text' | 'number' | 'choice' | 'compound' | 'other'
  readonly schema: Schema
  /** Further keywords of the field's own schema, such as a unit. */
  readonly own?: Schema
  /**
   * The paper layout, if it is not the default of the field type. Next to fields of the same group in a
   * table, their layout is used.
   */
  readonly paper?: string
  /** The field type, if it is not the default for the schema. */
  readonly type?: string
  /** The control is put in a group that is shown by this field type. */
  readonly groupType?: string
  /** Options of its control. */
  readonly options?: Readonly<Record<string, unknown>>
  /** On paper it repeats for each row, each on its own page. */
  readonly pages?: true
  /**
   * It refers to rows of another list, `{list}` in its schema; only available if the form has a list with
   * keys. It is optional.
   */
  readonly refers?: true
  /** It is signed or sealed on paper after submission; the scan is uploaded then. */
  readonly signed?: true
  /**
   * It is a region of this level. The first such field of a form is prefilled with the application's region.
   */
  readonly region?: RegionLevel
  /** It is a code used in China. */
  readonly country?: true
  /** The answer for samples, so that their cases still pass. */
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
const CREDIT_CODE = '91350100M000100Y43'
const OPTIONS = [
  { const: 'a', title: 't:option/1' },
  { const: 'b', title: 't:option/2' },
]

/**
 * The palette. Placeholders: `{annual}` for the form's first set of years, `{list}` for its first list with
 * keys, `t:name` for a text of `texts.json` in the form's language. To add a kind, add an entry here and its
 * name in `names.json`.
 */
export const kinds: readonly FieldKind[] = [
  { name: 'text', group: 'text', schema: { type: 'string' }, sample: 't:none' },
  {
    name: 'narrative',
    group: 'text',
    schema: { type: 'string', 'x-words': 200 },
    paper: 'narrative',
    sample: 't:none',
  },
  { name: 'phone', group: 'text', schema: phone(), type: 'phone', sample: 't:phone-sample' },
  {
    name: 'email',
    group: 'text',
    schema: { type: 'string', format: 'email' },
    sample: 'name@example.org',
  },
  {
    name: 'credit-code',
    group: 'text',
    schema: { type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$', examples: [CREDIT_CODE] },
    country: true,
    sample: CREDIT_CODE,
  },
  {
    name: 'date',
    group: 'text',
    schema: { type: 'string', format: 'date' },
    paper: 'date-line',
    sample: '2024-01-01',
  },
  {
    name: 'month',
    group: 'text',
    schema: { type: 'string', format: 'year-month' },
    paper: 'month-line',
    sample: '2024-01',
  },
  { name: 'count', group: 'number', schema: count, own: { 'x-unit': 't:unit' }, sample: 0 },
  { name: 'amount', group: 'number', schema: amount, own: { 'x-unit': 't:money' }, sample: 0 },
  { name: 'percent', group: 'number', schema: percent, sample: 0 },
  {
    name: 'annual-count',
    group: 'number',
    schema: annual(count),
    own: { 'x-unit': 't:unit' },
    groupType: 'annual-table',
    paper: 'years-headed',
    sample: 0,
  },
  {
    name: 'annual-amount',
    group: 'number',
    schema: annual(amount),
    own: { 'x-unit': 't:money' },
    groupType: 'annual-table',
    paper: 'years-headed',
    sample: 0,
  },
  {
    name: 'region',
    group: 'choice',
    schema: {
      type: 'object',
      format: 'region',
      properties: {
        code: { type: 'string', pattern: '^\\d{2}(\\d{2})?(\\d{2})?$' },
        name: { type: 'string', minLength: 1 },
      },
      required: ['code', 'name'],
      additionalProperties: false,
    },
    options: { level: 'county' },
    region: 'county',
    sample: { code: '110101', name: 't:region-sample' },
  },
  {
    name: 'yes-no',
    group: 'choice',
    schema: {
      type: 'string',
      oneOf: [
        { const: 'yes', title: 't:yes' },
        { const: 'no', title: 't:no' },
      ],
    },
    paper: 'boxes-across',
    sample: 'no',
  },
  {
    name: 'choice',
    group: 'choice',
    schema: { type: 'string' },
    own: { oneOf: OPTIONS },
    paper: 'boxes-across',
    sample: 'a',
  },
  {
    name: 'dropdown',
    group: 'choice',
    schema: { type: 'string' },
    own: { oneOf: OPTIONS },
    type: 'select',
    sample: 'a',
  },
  {
    name: 'ticks',
    group: 'choice',
    schema: { type: 'array', uniqueItems: true, 'x-none': true },
    own: { items: { type: 'string', oneOf: OPTIONS } },
    sample: 't:none',
  },
  {
    name: 'ticks-with-evidence',
    group: 'choice',
    schema: {
      type: 'array',
      uniqueItems: true,
      'x-none': true,
      'x-evidence': { when: 'ticked', note: 't:evidence' },
    },
    own: { items: { type: 'string', oneOf: OPTIONS } },
    sample: 't:none',
  },
  {
    name: 'attachment',
    group: 'choice',
    schema: {
      type: 'array',
      items: { type: 'string', oneOf: [{ const: 'attached', title: 't:attached' }] },
      uniqueItems: true,
      'x-evidence': { when: 'ticked' },
    },
    sample: ['attached'],
  },
  {
    name: 'count-and-names',
    group: 'compound',
    schema: {
      type: 'object',
      properties: {
        count: { ...count, title: 't:count', 'x-unit': 't:unit' },
        names: {
          title: 't:names',
          type: 'array',
          items: { type: 'string' },
          'x-none': true,
          'x-count': 'count',
        },
      },
      required: ['count', 'names'],
      additionalProperties: false,
    },
    sample: { count: 0, names: 't:none' },
  },
  {
    name: 'count-and-list',
    group: 'compound',
    schema: count,
    own: {
      'x-unit': 't:unit',
      'x-list': {
        columns: [
          { key: 'name', title: 't:name', required: true },
          { key: 'year', title: 't:year', type: 'year' },
          { key: 'note', title: 't:note' },
        ],
      },
    },
    sample: 0,
  },
  {
    name: 'rows',
    group: 'compound',
    schema: { type: 'array' },
    own: rows(['amount', { title: 't:amount', ...amount, 'x-unit': 't:money' }]),
    sample: [{ code: 'A01', name: 't:none', amount: 0 }],
  },
  {
    name: 'pages',
    group: 'compound',
    schema: { type: 'array' },
    own: rows(['about', { title: 't:about', type: 'string', 'x-words': 400 }]),
    options: { presentation: 'pages', elementLabelProp: 'name' },
    pages: true,
    sample: [{ code: 'A01', name: 't:none', about: 't:none' }],
  },
  {
    name: 'matrix',
    group: 'compound',
    schema: { type: 'object' },
    own: {
      properties: { first: line('t:line/1'), second: line('t:line/2') },
      required: ['first', 'second'],
      additionalProperties: false,
    },
    sample: { first: { first: 0, second: 0 }, second: { first: 0, second: 0 } },
  },
  {
    name: 'row-reference',
    group: 'compound',
    schema: { type: 'array', uniqueItems: true },
    own: { items: { type: 'string' }, 'x-ref': { list: '{list}' } },
    refers: true,
    sample: [],
  },
  {
    name: 'signature',
    group: 'other',
    schema: signed(),
    paper: 'signature',
    signed: true,
    sample: 'offline',
  },
  { name: 'seal', group: 'other', schema: signed(), paper: 'seal', signed: true, sample: 'offline' },
]

/** Rows added by applicants, each with its own key. */
function rows(...more: readonly (readonly [key: string, schema: Schema])[]): Schema {
  return {
    maxItems: 200,
    items: {
      type: 'object',
      properties: {
        code: { title: 't:code', type: 'string', 'x-key': 'A00' },
        name: { title: 't:name', type: 'string' },
        ...Object.fromEntries(more),
      },
      required: ['name', ...more.map(([key]) => key)],
      additionalProperties: false,
    },
  }
}

function line(title: string): Schema {
  return {
    title,
    type: 'object',
    properties: {
      first: { title: 't:column/1', ...count, 'x-unit': 't:unit' },
      second: { title: 't:column/2', ...count, 'x-unit': 't:unit' },
    },
    required: ['first', 'second'],
    additionalProperties: false,
  }
}

function annual(cell: Schema): Schema {
  return { type: 'object', 'x-annual': '{annual}', additionalProperties: cell }
}

function phone(): Schema {
  return { type: 'string', pattern: 't:phone-pattern', examples: ['t:phone-sample'] }
}

function signed(): Schema {
  return {
    type: 'string',
    oneOf: [{ const: 'offline', title: 't:signed' }],
    'x-evidence': { when: 'optional', note: 't:signed-scan' },
  }
}

/** A kind by name, with its texts in the language of the form. @throws Error if there is none */
export function kindOf(
  name: string,
  form: Pick<FormFile, 'language' | 'none' | 'roles' | 'regions'>,
): FieldKind {
  const kind = kinds.find((one) => one.name === name)
  if (!kind) throw new Error(`There is no kind of field “${name}”`)
  return inRegionsOf(form, inFormLanguage(form, kind))
}

/** The options of the control for a field of a kind; `undefined` if none are needed. */
export function looksOf({ type, options }: FieldKind): Readonly<Record<string, unknown>> | undefined {
  if (type === undefined) return options
  return { type, ...options }
}

/** The name of a kind in the palette. */
export function kindName(kind: Pick<FieldKind, 'name'>, language: Language): string {
  return inLanguage(namesOf(kind), language)
}

/** The name of a kind in each language of the product. */
export function namesOf({ name }: Pick<FieldKind, 'name'>): Readonly<Record<string, string>> {
  return names[name as keyof typeof names]
}

/** Other names of a kind, used by people and in field lists. */
export function otherNamesOf({ name }: Pick<FieldKind, 'name'>): readonly string[] {
  return ownMember<readonly string[]>(otherNames, name) ?? []
}

/**
 * The schema of a kind as written in an edition: a `$ref` to an equivalent shared definition if the form has
 * one, otherwise inline.
 */
export function writtenSchema(
  kind: FieldKind,
  files: FileMap,
  edition: string,
  { annualSet, list = '' }: { readonly annualSet: string; readonly list?: string | undefined },
): Schema & { readonly $ref?: string } {
  const whole = JSON.parse(JSON.stringify(kind.schema).replace('{annual}', annualSet)) as Schema
  const shared = sharedDefinition(whole, files, edition)
  const own = JSON.parse(JSON.stringify(kind.own ?? {}).replace('{list}', list)) as Schema
  return { ...(shared === undefined ? whole : { $ref: shared }), ...own }
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

/** A normalised schema for comparison: without comments, references within the file resolved, keys sorted. */
function meaning(schema: unknown, definitions: Readonly<Record<string, Schema>> = {}): string {
  return JSON.stringify(schema, (_key, value: unknown) => {
    if (!isObject(value)) return value
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
