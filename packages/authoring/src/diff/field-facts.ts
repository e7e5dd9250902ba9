import { inLanguage, joinList, shapeOf, speaker, word } from '@formwright/definition'
import type { Field, Language, Schema, Texts } from '@formwright/definition'
import facts from './field-facts.json' with { type: 'json' }
import shapes from './shapes.json' with { type: 'json' }

/** What a field is, for a line that says that it is new. */
export interface FieldFacts {
  /** One of `shapes.json`. */
  readonly shape: string
  readonly unit?: string
  readonly required: boolean
  /** What is in it: columns of its rows, cells of its group. */
  readonly columns: readonly { readonly title: string; readonly unit?: string }[]
}

const SHAPES: Readonly<Record<string, Texts>> = shapes
const say = speaker(facts)

export function factsOf({ schema }: Field, required: boolean): FieldFacts {
  const unit = schema['x-unit']
  return {
    shape: shapeInWords(schema),
    ...(unit ? { unit } : {}),
    required,
    columns: columnsWithin(schema),
  }
}

/** The shape of a field, or what it is called where its shape alone says little. */
function shapeInWords(schema: Schema): string {
  if (schema['x-annual'] !== undefined) return 'annual'
  if (schema['x-ref'] !== undefined) return 'reference'
  if (schema.format === 'year-month') return 'month'
  const shape = shapeOf(schema)
  return shape === 'other' && schema.properties !== undefined ? 'group' : shape
}

/** The facts in words, such as “number, in 万元, required”. */
export function explainFacts({ shape, unit, required, columns }: FieldFacts, language: Language): string {
  const said = [
    inLanguage(SHAPES[shape] ?? shapes.other, language),
    ...(unit === undefined ? [] : [say('unit', language, { unit })]),
    say(required ? 'required' : 'optional', language),
    ...(columns.length > 0 ? [say('columns', language, { columns: listed(columns, language) })] : []),
  ]
  return say('facts', language, { facts: said.join(say('between', language)) })
}

function listed(columns: FieldFacts['columns'], language: Language): string {
  const titles = columns.map(({ title, unit }) =>
    unit === undefined ? title : word('in-brackets', language, { text: title, more: unit }),
  )
  return joinList(titles, language)
}

function columnsWithin(schema: Schema): FieldFacts['columns'] {
  const { 'x-list': list, items } = schema
  if (list) return list.columns.map(({ title }) => ({ title }))
  // a place is one value, whatever it is stored as
  if (schema.format !== undefined) return []
  const within = typeof items === 'object' ? items.properties : schema.properties
  return Object.entries(within ?? {}).map(([key, { title = key, 'x-unit': unit }]) => ({
    title,
    ...(unit ? { unit } : {}),
  }))
}
