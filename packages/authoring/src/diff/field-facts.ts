import {
  columnsOf,
  inLanguage,
  joinList,
  orderedMembers,
  shapeOf,
  speaker,
  titleOfValue,
  word,
} from '@formwright/definition'
import type { Field, Language, Schema, Texts } from '@formwright/definition'
import facts from './field-facts.json' with { type: 'json' }
import shapes from './shapes.json' with { type: 'json' }
import values from './values.json' with { type: 'json' }

/** The properties of a field that are described when it is new. */
export interface FieldFacts {
  /** One of `shapes.json`. */
  readonly shape: string
  readonly unit?: string
  readonly required: boolean
  /** Its contents: columns of rows, or cells of a group. */
  readonly columns: readonly { readonly title: string; readonly unit?: string }[]
  readonly evidence?: EvidenceFacts
}

/** The evidence that a field requires. */
export interface EvidenceFacts {
  /** One of `evidence-when` in `values.json`, or the quoted title of the option that requires it. */
  readonly when: string
  /** What kind of document is required. */
  readonly note?: string
}

const SHAPES: Readonly<Record<string, Texts>> = shapes
const WHEN: Readonly<Record<string, Texts>> = values['evidence-when']
const say = speaker(facts)

export function factsOf({ schema }: Field, required: boolean): FieldFacts {
  const unit = schema['x-unit']
  const evidence = evidenceOf(schema)
  return {
    shape: shapeInWords(schema),
    ...(unit ? { unit } : {}),
    required,
    columns: columnsWithin(schema),
    ...(evidence ? { evidence } : {}),
  }
}

/** The evidence that a field requires; `undefined` if none. */
export function evidenceOf(schema: Schema): EvidenceFacts | undefined {
  const { when, options, note } = schema['x-evidence'] ?? {}
  if (when === undefined) return undefined
  const titles = options?.map((option) => titleOfValue(option, schema.items ?? {}) ?? option)
  const required =
    typeof when === 'object'
      ? `“${titleOfValue(when.is, schema) ?? when.is}”`
      : titles
        ? titles.map((title) => `“${title}”`).join('')
        : when
  return { when: required, ...(note === undefined ? {} : { note }) }
}

/** When evidence is required, and its note. */
export function explainEvidence({ when, note }: EvidenceFacts, language: Language): string {
  const required = WHEN[when] ? inLanguage(WHEN[when], language) : say('option', language, { option: when })
  return note === undefined
    ? required
    : word('in-brackets', language, { text: required, more: withoutBrackets(note) })
}

/** A note without the brackets in which forms print it, as brackets are added around it. */
export function withoutBrackets(note: string): string {
  return note.replace(/^[(\uFF08]([^()\uFF08\uFF09]*)[)\uFF09]$/, '$1')
}

/** The shape of a field, or a more specific name for it. */
function shapeInWords(schema: Schema): string {
  if (schema['x-annual'] !== undefined) return 'annual'
  if (schema['x-ref'] !== undefined) return 'reference'
  if (schema.format === 'year-month') return 'month'
  const shape = shapeOf(schema)
  return shape === 'other' && schema.properties !== undefined ? 'group' : shape
}

/** The facts as text, such as “number, in 万元, required”. */
export function explainFacts(
  { shape, unit, required, columns, evidence }: FieldFacts,
  language: Language,
): string {
  const said = [
    inLanguage(SHAPES[shape] ?? shapes.other, language),
    ...(unit === undefined ? [] : [say('unit', language, { unit })]),
    say(required ? 'required' : 'optional', language),
    ...(columns.length > 0 ? [say('columns', language, { columns: listed(columns, language) })] : []),
    ...(evidence ? [say('evidence', language, { evidence: explainEvidence(evidence, language) })] : []),
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
  // a region is one value, although it is stored as an object
  if (schema.format !== undefined) return []
  const within = items === undefined ? orderedMembers(schema) : columnsOf(schema)
  return within.map(([key, { title = key, 'x-unit': unit }]) => ({
    title,
    ...(unit ? { unit } : {}),
  }))
}
