import {
  below,
  memberSchemas,
  nameOptionsOf,
  optionsOf,
  shapeOf,
  LABEL_SEPARATOR,
  yearKeysOf,
  yearOfKey,
} from '@formwright/definition'
import type { ListColumn, Option, Schema } from '@formwright/definition'
import { sameMember } from './same-member.ts'
import type { About, Comparison } from './comparison.ts'
import { compareIdentity, membersByName } from './members.ts'
import { withoutBrackets, evidenceOf } from './field-facts.ts'
import {
  classOf,
  classOfEntries,
  classOfLimit,
  classOfNew,
  isOpen,
  isSchema,
  LOWER,
  UPPER,
} from './schema-effects.ts'
import type { Entries } from './schema-effects.ts'
import { compareUnit } from './unit.ts'

/** Keywords that are compared by meaning; each other one is reported by itself. */
const KNOWN = [
  'title',
  'type',
  'format',
  'oneOf',
  'propertyNames',
  'properties',
  'required',
  'items',
  'prefixItems',
  'additionalProperties',
  'patternProperties',
  'x-unit',
  'x-evidence',
  'x-id',
  'x-list',
]
/** Keywords for the rows of a list and the entries of a map. */
const ENTRIES = ['items', 'additionalProperties'] as const
const LIMITS = [...LOWER, ...UPPER, 'multipleOf', 'pattern', 'enum', 'uniqueItems', 'const']
/** Compares two versions of a field, a cell, or a column of its rows. */
export function compareNode(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  if (comparison.same(before, after) && !reorderedWithin(before, after)) return
  const { subject, ...location } = about
  compareTitle(comparison, before, after, about)
  compareUnit(comparison, before, after, about)
  compareEvidence(comparison, before, after, about)
  compareList(comparison, before, after, about)
  if (shapeOf(before) !== shapeOf(after)) {
    const [one, other] = [shapeOf(before), shapeOf(after)]
    comparison.add('field-type', subject, { ...location, before: one, after: other, class: 'loses-answers' })
    return
  }
  compareType(comparison, before, after, about)
  compareOptions(comparison, before, after, about)
  compareMembers(comparison, before, after, about)
  compareEntries(comparison, before, after, about)
  comparePatterns(comparison, before, after, about)
  compareTuples(comparison, before, after, about)
  comparison.attributes('field-limit', subject, limitsOf(before, after), limitsOf(after, before), {
    ...location,
    classOf: classOfLimit,
  })
  comparison.attributes('field-changed', subject, before, after, {
    ...location,
    except: [...KNOWN, ...LIMITS],
    classOf,
  })
}

/** The limits of a field; a changed pattern is shown by an example, as few people can read patterns. */
function limitsOf(schema: Schema, other: Schema): Record<string, unknown> {
  const limits: Record<string, unknown> = { ...only(schema, LIMITS) }
  const example = exampleOf(schema)
  const isAnother = other.pattern === undefined || exampleOf(other) !== example
  if (limits['pattern'] !== undefined && limits['pattern'] !== other.pattern && isAnother)
    limits['pattern'] = example ?? limits['pattern']
  return limits
}

function exampleOf({ examples }: Schema): string | undefined {
  const first: unknown = Array.isArray(examples) ? examples[0] : undefined
  return typeof first === 'string' ? first : undefined
}

/** Compares the rows of a list and the entries of a map; annual values are compared year by year. */
function compareEntries(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const { subject, ...location } = about
  const isAnnual = before['x-annual'] !== undefined && after['x-annual'] !== undefined
  for (const entries of isAnnual ? (['items'] as const) : ENTRIES) {
    const [one, other] = [before[entries], after[entries]]
    const pointer = below(about.pointer, '*')
    if (isSchema(one) && isSchema(other)) compareNode(comparison, one, other, { ...about, pointer })
    else
      comparison.attributes(
        'field-changed',
        subject,
        { [entries]: one },
        { [entries]: other },
        { ...location, class: classOfEntries(one, takenBy(after, entries)) },
      )
  }
}

/** The entries that a schema has a place for: beside named members only those that it describes. */
function takenBy(schema: Schema, entries: (typeof ENTRIES)[number]): Entries {
  const isClosed = entries === 'additionalProperties' && memberSchemas(schema).size > 0 && !isOpen(schema)
  return isClosed ? false : schema[entries]
}

/** Compares the entries of a map by name pattern. */
function comparePatterns(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const { subject, ...location } = about
  const attribute = 'patternProperties'
  const [one, other] = [before, after].map(
    (schema) => (schema[attribute] ?? {}) as Readonly<Record<string, boolean | Schema>>,
  )
  comparison.named(Object.keys(one!), Object.keys(other!), (pattern) => pattern, {
    added: () => comparison.add('field-changed', subject, { ...location, attribute, class: 'choice' }),
    removed: () =>
      comparison.add('field-changed', subject, { ...location, attribute, class: 'loses-answers' }),
    both: (pattern, now) => {
      const [a, b] = [one![pattern], other![now]]
      const pointer = below(about.pointer, '*')
      if (isSchema(a) && isSchema(b)) compareNode(comparison, a, b, { ...about, pointer })
      else if (a !== b)
        comparison.add('field-changed', subject, { ...location, attribute, class: classOfEntries(a, b) })
    },
    moved: () => comparison.add('field-changed', subject, { ...location, attribute }),
  })
}

/** Compares the positions of a tuple. */
function compareTuples(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const { subject, part, field, pointer } = about
  const [one, other] = [tupleItems(before), tupleItems(after)]
  const [titles, titlesNow] = [one, other].map((items) => items.map(({ title = '' }) => title))
  if (titles!.join() !== titlesNow!.join() && [...titles!].sort().join() === [...titlesNow!].sort().join())
    comparison.add('field-changed', subject, {
      part,
      field,
      pointer,
      class: 'choice',
      attribute: 'prefixItems',
      before: titles,
      after: titlesNow,
    })
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [a, b] = [one[index], other[index]]
    const title = (b ?? a)?.title ?? String(index + 1)
    const location = { part, field, pointer: below(pointer, index) }
    const label = `${subject}${LABEL_SEPARATOR}${title}`
    if (a && b) compareNode(comparison, a, b, { subject: label, ...location })
    else if (a) comparison.add('cell-removed', label, { ...location, class: 'loses-answers' })
    else comparison.add('cell-added', label, { ...location, class: 'choice' })
  }
}

function tupleItems({ prefixItems }: Schema): readonly Schema[] {
  return Array.isArray(prefixItems) ? (prefixItems as readonly Schema[]) : []
}

function compareEvidence(comparison: Comparison, one: Schema, other: Schema, about: About): void {
  const { subject, ...location } = about
  const { 'x-evidence': before } = one
  const { 'x-evidence': after } = other
  if (comparison.same(before, after)) return
  if (!before)
    comparison.add('evidence-added', subject, {
      ...location,
      after: evidenceOf(other),
      class: after?.when === 'optional' ? 'safe' : 'choice',
    })
  else if (!after)
    comparison.add('evidence-removed', subject, {
      ...location,
      before: before.note === undefined ? undefined : withoutBrackets(before.note),
      class: 'loses-answers',
    })
  else
    comparison.attributes(
      'evidence-changed',
      subject,
      { 'evidence-when': evidenceOf(one)?.when, note: before.note },
      { 'evidence-when': evidenceOf(other)?.when, note: after.note },
      {
        ...location,
        classOf: (attribute) => (attribute === 'note' || after.when === 'optional' ? 'safe' : 'choice'),
      },
    )
}

function only(schema: Schema, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => keys.includes(key)))
}

function reorderedWithin(before: Schema, after: Schema): boolean {
  return (
    JSON.stringify(Object.keys(before.properties ?? {})) !==
    JSON.stringify(Object.keys(after.properties ?? {}))
  )
}

function compareTitle(
  comparison: Comparison,
  { title: before }: Schema,
  { title: after }: Schema,
  about: About,
): void {
  const { subject, ...location } = about
  if (comparison.same(before, after)) return
  if (before !== undefined && after !== undefined)
    comparison.add('field-title', subject, { ...location, before, after })
  else comparison.add('field-changed', subject, { ...location, attribute: 'title', before, after })
}

function compareType(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const { subject, ...location } = about
  for (const attribute of ['type', 'format']) {
    if (comparison.same(before[attribute], after[attribute])) continue
    const wider = before[attribute] === 'integer' && after[attribute] === 'number'
    comparison.add('field-changed', subject, {
      ...location,
      attribute,
      before: before[attribute],
      after: after[attribute],
      class: wider ? 'safe' : 'choice',
    })
  }
}

/** Compares options, including those that define member names. */
function compareOptions(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const { subject, ...location } = about
  for (const [keyword, offered] of [
    ['oneOf', optionsOf],
    ['propertyNames', nameOptionsOf],
  ] as const) {
    const [one, other] = [offered(before), offered(after)]
    if (one && other) compareOffered(comparison, one, other, about)
    else
      comparison.attributes(
        'field-changed',
        subject,
        { [keyword]: before[keyword] },
        { [keyword]: after[keyword] },
        { ...location, class: 'choice' },
      )
  }
}

function compareOffered(
  comparison: Comparison,
  one: readonly Option[],
  other: readonly Option[],
  about: About,
): void {
  const { subject, ...location } = about
  comparison.named<Option>(one, other, (option) => option.const, {
    added: ({ title, const: attribute }) =>
      comparison.add('option-added', subject, { ...location, attribute, after: title }),
    removed: ({ title, const: attribute }) =>
      comparison.add('option-removed', subject, {
        ...location,
        attribute,
        before: title,
        class: 'loses-answers',
      }),
    both: (a, b) => {
      if (!comparison.same(a.title, b.title))
        comparison.add('option-title', subject, { ...location, before: a.title, after: b.title })
      comparison.attributes('field-changed', `${subject}${LABEL_SEPARATOR}${b.title}`, a, b, {
        ...location,
        except: ['const', 'title'],
        classOf,
      })
    },
    moved: () => comparison.add('option-order', subject, location),
  })
}

function compareList(
  comparison: Comparison,
  { 'x-list': before }: Schema,
  { 'x-list': after }: Schema,
  about: About,
): void {
  const { subject, ...location } = about
  if (comparison.same(before, after)) return
  if (!before || !after) {
    comparison.add(after ? 'list-added' : 'list-removed', subject, {
      ...location,
      class: after ? 'choice' : 'loses-answers',
    })
    return
  }
  comparison.attributes('list-changed', subject, before, after, {
    ...location,
    except: ['columns'],
    classOf,
  })
  comparison.named<ListColumn>(before.columns, after.columns, ({ key }) => key, {
    added: ({ title, key, required }) =>
      comparison.add('column-added', subject, {
        ...location,
        attribute: key,
        after: title,
        class: required ? 'choice' : 'safe',
      }),
    removed: ({ title, key }) =>
      comparison.add('column-removed', subject, {
        ...location,
        attribute: key,
        before: title,
        class: 'loses-answers',
      }),
    both: (a, b) =>
      comparison.attributes('column-changed', `${subject}${LABEL_SEPARATOR}${b.title}`, a, b, {
        ...location,
        except: ['key'],
        classOf: (attribute, was, is) =>
          attribute === 'required' && is !== true ? 'safe' : classOf(attribute, was, is),
      }),
    moved: () => comparison.add('column-order', subject, location),
  })
}

/** Compares the cells of a field by key; years by their position, as years move with the edition. */
function compareMembers(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  if (before['x-annual'] !== undefined && after['x-annual'] === before['x-annual']) {
    compareYears(comparison, before, after, about)
    compareNamed(comparison, besideYears(before), besideYears(after), about)
    return
  }
  compareNamed(comparison, before, after, about)
}

function compareNamed(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const { subject, part, field, pointer } = about
  const [a, b] = [before.properties ?? {}, after.properties ?? {}]
  const labelOf = (key: string, schema: Schema) => `${subject}${LABEL_SEPARATOR}${schema.title ?? key}`
  comparison.named(...membersByName(before, after), ({ name }) => name, {
    added: ({ key }) =>
      comparison.add('cell-added', labelOf(key, b[key]!), {
        part,
        field,
        pointer: below(pointer, key),
        class: isOpen(before) ? 'choice' : classOfNew(b[key]!),
      }),
    removed: ({ key }) =>
      comparison.add('cell-removed', labelOf(key, a[key]!), {
        part,
        field,
        pointer: below(pointer, key),
        class: 'loses-answers',
      }),
    both: ({ key }, { key: name }) => {
      const location = { part, field, pointer: below(pointer, key) }
      const label = labelOf(name, b[name]!)
      compareIdentity(comparison, { key, schema: a[key]! }, { key: name, schema: b[name]! }, label, location)
      compareNode(comparison, a[key]!, b[name]!, { subject: label, ...location })
    },
    moved: () => comparison.add('group-order', subject, { part, field, pointer }),
  })
  compareRequired(comparison, before, after, about)
}

function compareRequired(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const { subject, part, field, pointer } = about
  const name = (key: string) =>
    `${subject}${LABEL_SEPARATOR}${(after.properties?.[key] ?? before.properties?.[key])?.title ?? key}`
  const location = (key: string) => ({ part, field, pointer: below(pointer, key) })
  const required = (before.required ?? []).map((key) => sameMember(key, before, after) ?? key)
  comparison.named(required, after.required ?? [], (key) => key, {
    added: (key) => comparison.add('field-required', name(key), { ...location(key), class: 'choice' }),
    removed: (key) => comparison.add('field-optional', name(key), location(key)),
    both: () => {},
  })
}

function compareYears(comparison: Comparison, before: Schema, after: Schema, about: About): void {
  const [a, b] = [before, after].map((schema) => yearKeysOf(schema).map((key) => schema.properties![key]!))
  for (let index = 0; index < Math.min(a!.length, b!.length); index++)
    compareNode(comparison, a![index]!, b![index]!, about)
}

/** The members of an annual value besides its years, such as a total. */
function besideYears({ properties = {}, required = [], ...schema }: Schema): Schema {
  const isBeside = (key: string) => yearOfKey(key) === undefined
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([key]) => isBeside(key))),
    required: required.filter(isBeside),
  }
}
