import {
  below,
  fieldsOf,
  targetOf,
  treeOf,
  valueAt,
  LABEL_SEPARATOR,
  parentPointer,
} from '@formwright/definition'
import type { Field, FormBundle, FormNode, Schema } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { factsOf } from './field-facts.ts'
import { pairFields } from './pair-fields.ts'
import { classOf, classOfNew } from './schema-effects.ts'
import { compareNode } from './schema.ts'

/** Compares fields, which may be new, removed, renamed, moved or changed, and the groups around them. */
export function compareFields(comparison: Comparison): void {
  const { before, after } = comparison
  const { pairs, removed, added } = pairFields(before, after)
  const [required, requiredNow] = [requiredPointers(before), requiredPointers(after)]
  for (const field of removed)
    comparison.add('field-removed', labelOf(field), { ...locationOf(field), class: 'loses-answers' })
  for (const field of added)
    comparison.add('field-added', labelOf(field), {
      ...locationOf(field),
      after: factsOf(field, requiredNow.has(field.pointer)),
      class: requiredNow.has(field.pointer) ? 'choice' : classOfNew(field.schema),
    })
  for (const { before: one, after: other } of pairs) {
    const subject = labelOf(other)
    const location = locationOf(one)
    if (one.id !== other.id)
      comparison.add('field-id', subject, { ...location, before: one.id, after: other.id })
    if (one.pointer !== other.pointer) compareLocation(comparison, one, other)
    const isRequired = requiredNow.has(other.pointer)
    if (required.has(one.pointer) !== isRequired)
      comparison.add(isRequired ? 'field-required' : 'field-optional', subject, {
        ...location,
        class: isRequired ? 'choice' : 'safe',
      })
    compareField(comparison, one, other, subject)
  }
  compareGroups(comparison)
  const [shared, sharedNow] = [before, after].map(({ schema: { $defs } }) => ({ $defs }))
  comparison.attributes('group-changed', after.form.title, shared!, sharedNow!, { class: 'choice' })
}

/** Compares a field by meaning; if no difference is found but the schemas differ, reports the schema. */
function compareField(comparison: Comparison, one: Field, other: Field, subject: string): void {
  const { length } = comparison.changes
  compareNode(comparison, one.schema, other.schema, { subject, ...locationOf(one) })
  const before = writtenAt(comparison.before, one.schemaPointer)
  const after = writtenAt(comparison.after, other.schemaPointer)
  if (comparison.changes.length === length)
    comparison.attributes('field-changed', subject, before, after, {
      ...locationOf(one),
      except: ['x-id'],
      class: 'choice',
    })
}

function labelOf(field: Field): string {
  return field.label || field.title || field.target
}

function locationOf(field: Field) {
  return { part: field.part, pointer: field.pointer, field: field.id }
}

function compareLocation(comparison: Comparison, one: Field, other: Field): void {
  const parentOf = ({ pointer }: Field) => parentPointer(pointer)
  const location = locationOf(one)
  const [group, groupNow] = [
    groupTitle(comparison.before, parentOf(one)),
    groupTitle(comparison.after, parentOf(other)),
  ]
  if (group === groupNow)
    comparison.add('field-renamed', labelOf(other), { ...location, before: one.target, after: other.target })
  else comparison.add('field-moved', labelOf(other), { ...location, before: group, after: groupNow })
}

function groupTitle(bundle: FormBundle, pointer: string): string {
  const { form } = bundle
  const titles: string[] = []
  for (let node = treeOf(bundle).nodeAt(pointer); node?.parent; node = node.parent)
    if (node.schema.title) titles.unshift(node.schema.title)
  return titles.join(LABEL_SEPARATOR) || (pointer === '' ? form.title : targetOf(pointer))
}

interface Group {
  readonly pointer: string
  readonly schema: Schema
  readonly part: string
}

function compareGroups(comparison: Comparison): void {
  const { before, after } = comparison
  comparison.named(groupsOf(before), groupsOf(after), ({ pointer }) => pointer, {
    added: ({ pointer, part }) => comparison.add('group-added', groupTitle(after, pointer), { part }),
    removed: ({ pointer, part }) => comparison.add('group-removed', groupTitle(before, pointer), { part }),
    both: (one, other) => {
      const subject = groupTitle(after, other.pointer)
      const except = ['properties', 'required', ...ALTERNATIVES, ...(isPart(one, before) ? ['title'] : [])]
      comparison.attributes('group-changed', subject, one.schema, other.schema, {
        except,
        classOf,
        part: one.part,
        pointer: one.pointer,
      })
      compareAlternatives(comparison, one, other, subject)
      comparison.attributes(
        'group-changed',
        subject,
        { required: strayNames(one.schema) },
        { required: strayNames(other.schema) },
        { part: one.part, class: strayNames(other.schema).length > 0 ? 'choice' : 'safe' },
      )
      if (reordered(one.schema, other.schema)) comparison.add('group-order', subject, { part: one.part })
    },
  })
}

/** Keywords by which a group has alternative members. */
const ALTERNATIVES = [
  'oneOf',
  'anyOf',
  'allOf',
  'if',
  'then',
  'else',
  'not',
  'dependentSchemas',
  'dependentRequired',
]

/**
 * Compares the alternatives of a group. Their fields are compared as fields, so only the conditions are
 * compared here; a difference that no field explains, such as a member shared by another alternative, is
 * reported too.
 */
function compareAlternatives(comparison: Comparison, one: Group, other: Group, subject: string): void {
  const { pointer, part } = one
  const of = ({ schema }: Group): [string, unknown][] =>
    ALTERNATIVES.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]]))
  const [before, after] = [of(one), of(other)]
  const isReported = comparison.changes.some((change) => change.pointer?.startsWith(`${pointer}/`))
  const [a, b] = isReported ? [casesIn(before), casesIn(after)] : [before, after]
  if (!comparison.same(a, b))
    comparison.add('group-changed', subject, { attribute: 'oneOf', part, pointer, class: 'choice' })
}

/** Alternatives without the schemas of their fields, except for the values that identify an alternative. */
function casesIn(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => casesIn(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (key === 'properties')
    return Object.fromEntries(
      entries.map(([name, { const: only, enum: some }]: [string, Schema]) => [name, { only, some }]),
    )
  return Object.fromEntries(entries.map(([name, item]) => [name, casesIn(item, name)]))
}

/** Names that an object requires but does not describe. */
function strayNames({ required = [], properties = {} }: Schema): readonly string[] {
  return required.filter((name) => !Object.hasOwn(properties, name)).sort()
}

function isPart({ pointer }: Group, { parts }: FormBundle): boolean {
  return parts.some(({ key }) => pointer === (key === '' ? '' : below('', key)))
}

/** Whether the common members of two objects are in a different order. */
export function reordered(one: Schema, other: Schema): boolean {
  const [a, b] = [one, other].map(({ properties = {} }) => Object.keys(properties))
  const order = b!.filter((key) => a!.includes(key))
  return a!.filter((key) => b!.includes(key)).some((key, index) => key !== order[index])
}

/**
 * All objects on the way to the fields; except the root of a form with parts, which follows from the parts.
 */
function groupsOf(bundle: FormBundle): Group[] {
  const fields = new Set(fieldsOf(bundle).map(({ schemaPointer }) => schemaPointer))
  const groups: Group[] = []
  const walk = ({ kind, pointer, schemaPointer, part, repeats, children }: FormNode) => {
    if (kind !== 'group' || repeats || fields.has(schemaPointer)) return
    groups.push({ pointer, part, schema: writtenAt(bundle, schemaPointer) })
    for (const child of children) walk(child)
  }
  for (const { key } of bundle.parts) {
    const node = treeOf(bundle).part(key)
    if (node) walk(node)
  }
  return groups
}

/** A schema node as used for validation, before it is interpreted as a form tree. */
function writtenAt({ schema }: FormBundle, schemaPointer: string): Schema {
  return (valueAt(schema, schemaPointer) ?? {}) as Schema
}

/** Pointers of everything that is required together with all objects around it. */
function requiredPointers(bundle: FormBundle): Set<string> {
  const required = new Set(bundle.parts.map(({ key }) => (key === '' ? '' : below('', key))))
  // outer groups come before inner ones
  for (const { pointer, schema } of groupsOf(bundle))
    if (required.has(pointer)) for (const key of schema.required ?? []) required.add(below(pointer, key))
  return required
}
