import type { Schema } from '../types/index.ts'
import { below } from '../json/pointer.ts'
import { alternativesOf } from './alternatives.ts'
import { nameOptions } from './entry-title.ts'
import type { FormNode, NodeSource } from './form-node.ts'
import { kindSources } from './kinds.ts'
import { unevaluatedOf } from './members.ts'
import type { Member } from './members.ts'

/** The sources of a node's children, in order. */
export function childSources(node: FormNode, source: NodeSource): NodeSource[] {
  const child: MakeSource = (own) => ({
    parent: node,
    whole: source.whole,
    path: node.path,
    part: source.part,
    labels: node.labels,
    requiredHere: true,
    ...own,
  })
  switch (node.kind) {
    case 'cell':
    case 'opaque':
      return []
    case 'variants':
      return (source.alternatives?.branches ?? []).map(child)
    case 'rows':
    case 'tuple':
      return [...positions(node, child), ...row(node, child)]
    default:
      return [
        ...named(node, child, source.part === WHOLE),
        ...(node.kind === 'map' ? [...entries(node, child), ...unevaluated(node, child)] : []),
        ...alternativesOf(source.whole, node.members).map((alternatives) =>
          child({ written: true, schemaPointer: alternatives.pointer, alternatives }),
        ),
      ]
  }
}

/** The sources of the kinds of values that a node may hold. */
export function kindsOf(node: FormNode, source: NodeSource): NodeSource[] {
  const { whole, path, part } = source
  const own = { parent: node, whole, path, part, labels: node.labels, requiredHere: true, isKind: true }
  return node.kind === 'opaque' ? kindSources(node.members).map((kind) => ({ ...own, ...kind })) : []
}

/** The name of the root node above the parts. */
export const WHOLE = '*'

type MakeSource = (own: Pick<NodeSource, 'written' | 'schemaPointer'> & Partial<NodeSource>) => NodeSource

/** The members that an object's schemas declare, in order, except those that are never allowed. */
function named(node: FormNode, child: MakeSource, isOfParts: boolean): NodeSource[] {
  const required = new Set(node.members.flatMap(({ schema }) => schema.required ?? []))
  const byKey = new Map<string, Member[]>()
  for (const { schema, pointer } of node.members)
    for (const [key, property] of Object.entries(schema.properties ?? {}))
      byKey.set(key, [
        ...(byKey.get(key) ?? []),
        { schema: property, pointer: below(pointer, 'properties', key) },
      ])
  if (node.kind === 'branch' || node.refines)
    for (const key of required) if (!byKey.has(key) && sameOutside(node, key)) byKey.set(key, [])
  const possible = [...byKey].filter(([, members]) => !members.some(({ schema }) => isNever(schema)))
  return possible.map(([key, members]) => {
    const refines = sameOutside(node, key)
    return child({
      ...together(members, refines),
      path: [...node.path, key],
      ...(isOfParts ? { part: key } : {}),
      // what a branch asks for in a group is asked for wherever the group is
      requiredHere: required.has(key) || (refines?.kind === 'group' && refines.requiredHere),
      refines,
    })
  })
}

/** `false` as a schema. */
function isNever(schema: Schema | boolean): boolean {
  return schema === false
}

/** Combines schemas for the same member from several places; all of them apply. */
function together(
  members: readonly Member[],
  refines: FormNode | undefined,
): Pick<NodeSource, 'written' | 'schemaPointer'> {
  const [first, ...others] = members
  if (!first) return { written: true, schemaPointer: refines?.schemaPointer ?? '' }
  return {
    written: others.length === 0 ? first.schema : { allOf: members.map(({ schema }) => schema) },
    schemaPointer: first.pointer,
  }
}

/** In a branch, or in a group that it refines: the node of a member that is declared outside. */
function sameOutside(node: FormNode, key: string): FormNode | undefined {
  if (node.refines) return node.refines.children.find((one) => one.key === key && !isChoice(one))
  if (node.kind !== 'branch') return undefined
  for (let above = node.parent; above; above = above.parent) {
    const found =
      above.kind === 'variants' ? undefined : above.children.find((one) => one.key === key && !isChoice(one))
    if (found) return found
    if (above.kind !== 'variants' && above.kind !== 'branch') return undefined
  }
  return undefined
}

function isChoice({ kind }: FormNode): boolean {
  return kind === 'variants' || kind === 'branch'
}

/** The entries of a map by name pattern, and one for all other names. */
function entries(node: FormNode, child: MakeSource): NodeSource[] {
  return node.members.flatMap(({ schema, pointer }) => {
    const patterns = Object.entries((schema.patternProperties ?? {}) as Record<string, Schema | boolean>)
    const { additionalProperties } = schema
    const entry = { path: [...node.path, '*'], repeated: true, ...wanted(node) }
    return [
      ...patterns.map(([pattern, written]) =>
        child({
          ...entry,
          written,
          schemaPointer: below(pointer, 'patternProperties', pattern),
          pattern,
        }),
      ),
      ...(typeof additionalProperties === 'object'
        ? [
            child({
              ...entry,
              written: additionalProperties,
              schemaPointer: below(pointer, 'additionalProperties'),
            }),
          ]
        : []),
    ]
  })
}

/** Members with names that no other keyword covers (`unevaluatedProperties`). */
function unevaluated(node: FormNode, child: MakeSource): NodeSource[] {
  if (node.members.some(({ schema }) => schema.additionalProperties !== undefined)) return []
  const rest = unevaluatedOf(node.members, 'unevaluatedProperties')
  const entry = { path: [...node.path, '*'], repeated: true }
  return rest ? [child({ written: rest.schema, schemaPointer: rest.pointer, ...entry })] : []
}

/**
 * An entry with a free name exists once it is named; one named by rows or options is only required if the
 * form says so.
 */
function wanted(map: FormNode): Pick<NodeSource, 'requiredHere'> | undefined {
  const isNamedElsewhere = map.schema['x-ref'] !== undefined || nameOptions(map) !== undefined
  return isNamedElsewhere ? { requiredHere: map.schema['x-ref']?.required === true } : undefined
}

function positions(node: FormNode, child: MakeSource): NodeSource[] {
  const holder = node.members.find(({ schema }) => schema.prefixItems !== undefined)
  if (!holder) return []
  const atLeast = Number(node.schema.minItems ?? 0)
  return (holder.schema.prefixItems as readonly (Schema | boolean)[]).map((written, index) =>
    child({
      written,
      schemaPointer: below(holder.pointer, 'prefixItems', index),
      path: [...node.path, String(index)],
      requiredHere: index < atLeast,
    }),
  )
}

function row(node: FormNode, child: MakeSource): NodeSource[] {
  const rest = (written: Schema | boolean, schemaPointer: string) => [
    child({ written, schemaPointer, path: [...node.path, '*'], repeated: true }),
  ]
  const holder = node.members.find(({ schema }) => typeof schema.items === 'object')
  if (holder) return rest(holder.schema.items!, below(holder.pointer, 'items'))
  const open = unevaluatedOf(node.members, 'unevaluatedItems')
  if (!open || node.members.some(({ schema }) => schema.items !== undefined)) return []
  // members covered by `contains` are evaluated
  const others = node.members.flatMap(({ schema }) =>
    schema.contains === undefined ? [] : [schema.contains],
  )
  const written = others.length > 0 ? ({ anyOf: [open.schema, ...others] } as Schema) : open.schema
  return rest(written, open.pointer)
}
