import { isWithin, joinPointer, listIndex, pointerOfTarget, targetOf, valueAt } from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'
import type { Change } from '@formwright/engine'

/** Where a row of a changed list comes from: the row that was at an index, or a new one. */
export type RowSource = { readonly from: number } | { readonly value: Json }

/**
 * The changes that give a list other rows. What hangs on a row by its number, evidence and 清单, goes where the row
 * goes, and goes with it when it is deleted; a second row from the same source gets the values only.
 */
export function rowChanges(answers: unknown, pointer: string, sources: readonly RowSource[]): Change[] {
  const before = listAt(answers, pointer)
  const after = sources.map((source) => ('from' in source ? before[source.from]! : source.value))
  const moved = (index: number) => {
    const to = sources.findIndex((source) => 'from' in source && source.from === index)
    return to < 0 ? undefined : to
  }
  return [
    [pointer, after.length === 0 ? undefined : after],
    ...attachmentChanges(answers, pointer, moved),
    ...listChanges(answers, pointer, moved),
  ]
}

type Moved = (index: number) => number | undefined

function listAt(answers: unknown, pointer: string): readonly Json[] {
  const value = valueAt(answers, pointer)
  return Array.isArray(value) ? (value as Json[]) : []
}

/** A target after its row has moved; `undefined` when the row is gone. */
function retargeted(target: string, pointer: string, moved: Moved): string | undefined {
  const at = pointerOfTarget(target)
  if (!isWithin(at, pointer) || at === pointer) return target
  const [step = '', ...rest] = at.slice(pointer.length + 1).split('/')
  const index = listIndex(step)
  if (index === undefined) return target
  const to = moved(index)
  return to === undefined ? undefined : targetOf([pointer, to, ...rest].join('/'))
}

function attachmentChanges(answers: unknown, pointer: string, moved: Moved): Change[] {
  const attachments = listAt(answers, '/attachments')
  const next = attachments.flatMap((attachment): Json[] => {
    const target = valueAt(attachment, '/target')
    if (typeof target !== 'string') return [attachment]
    const to = retargeted(target, pointer, moved)
    return to === undefined ? [] : to === target ? [attachment] : [{ ...(attachment as object), target: to }]
  })
  const same =
    next.length === attachments.length && next.every((entry, index) => entry === attachments[index])
  return same ? [] : [['/attachments', next.length === 0 ? undefined : next]]
}

function listChanges(answers: unknown, pointer: string, moved: Moved): Change[] {
  const lists = valueAt(answers, '/lists')
  if (typeof lists !== 'object' || lists === null) return []
  const changed = Object.entries(lists as Record<string, Json>).map(
    ([target, rows]) => [target, retargeted(target, pointer, moved), rows] as const,
  )
  if (changed.every(([target, to]) => target === to)) return []
  const kept = changed.flatMap(([, to, rows]) => (to === undefined ? [] : [[to, rows] as const]))
  return [['/lists', kept.length === 0 ? undefined : Object.fromEntries(kept)]]
}

/** What a new row holds: the defaults of its schema, as JSON Forms gives them. */
export function blankRow(node: FormNode): Json {
  if (node.schema.default !== undefined) return node.schema.default
  if (node.kind === 'group' || node.kind === 'map') return defaultsOf(node) ?? {}
  if (node.kind === 'rows' || node.kind === 'tuple' || node.shape === 'choices' || node.shape === 'names')
    return []
  return node.shape === 'text' ? '' : null
}

function defaultsOf(node: FormNode): Json | undefined {
  if (node.schema.default !== undefined) return node.schema.default
  if (node.kind !== 'group' || node.repeats) return undefined
  const members = node.children
    .filter((child) => child.kind !== 'variants')
    .map((child) => [child.key, defaultsOf(child)] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

/** The index of a row that a pointer names or lies in. */
export function rowIndexIn(pointer: string, list: string): number | undefined {
  return pointer !== list && isWithin(pointer, list)
    ? listIndex(pointer.slice(list.length + 1).split('/')[0]!)
    : undefined
}

export function rowPointer(list: string, index: number): string {
  return list + joinPointer([index])
}
