import {
  ATTACHMENT_MEMBERS,
  ATTACHMENTS,
  below,
  closest,
  cutList,
  DOCUMENT_MEMBERS,
  fieldsOf,
  isObject,
  listPointer,
  STATED_EDITION,
  stepInto,
} from '@formwright/definition'
import type { FormBundle, FormNode } from '@formwright/definition'

/** A member of answers that the form does not have. */
export interface UnknownMember {
  readonly pointer: string
  /** The pointer that was probably meant. */
  readonly suggestion: string
  readonly known: readonly string[]
}

/** Members of a document besides the fields; the edition of a sample follows from its folder. */
const STANDS_BESIDE = new Set(DOCUMENT_MEMBERS.filter((key) => key !== STATED_EDITION))

/** Unknown members of a value at any depth, according to its node in the form tree. */
export function unknownMembersIn(node: FormNode, value: unknown, pointer: string): UnknownMember[] {
  if (typeof value !== 'object' || value === null) return []
  // a value that is not a list is reported separately
  if (node.kind === 'rows' && !Array.isArray(value)) return []
  // further contents are not defined by the form
  if (node.kind === 'cell' || node.kind === 'opaque' || node.schema.additionalProperties === true) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const at = below(pointer, key)
    const child = stepInto(node, key)
    if (child) return unknownMembersIn(child, member, at)
    if (Array.isArray(value) || (pointer === '' && STANDS_BESIDE.has(key))) return []
    return [unknownMember(pointer, key, memberNames(node))]
  })
}

/** Maximum number of known names that are listed. */
const SHOWN = 12

function unknownMember(above: string, key: string, known: readonly string[]): UnknownMember {
  const meant = closest(key, known)
  return {
    pointer: below(above, key),
    suggestion: meant === '' ? '' : below(above, meant),
    known: cutList(
      known.map((name) => below(above, name)),
      SHOWN,
    ),
  }
}

/** The names of a node's members, including those of its branches. */
export function memberNames({ children }: FormNode): string[] {
  return children.flatMap((child) => {
    if (child.kind === 'variants' || child.kind === 'branch') return memberNames(child)
    return child.repeated ? [] : [child.key]
  })
}

/** Unknown members of attachments and of list rows. */
export function unknownMembersBeside(bundle: FormBundle, answers: unknown): UnknownMember[] {
  const { attachments, lists } = (answers ?? {}) as { attachments?: unknown; lists?: unknown }
  const columns = new Map(
    fieldsOf(bundle).flatMap(({ node }) =>
      columnsBelow(node).map(({ target, keys }) => [target, keys] as const),
    ),
  )
  return [
    ...unknownAttachmentMembers(attachments, ATTACHMENTS),
    ...Object.entries(isObject(lists) ? lists : {}).flatMap(([target, rows]) => {
      const known = columns.get(target)
      return known ? unknownKeys(rows, listPointer(target), known) : []
    }),
  ]
}

/** Unknown members of a value within the attachments: of one, or of all. */
export function unknownAttachmentMembers(value: unknown, pointer: string): UnknownMember[] {
  if (pointer === ATTACHMENTS) return unknownKeys(value, pointer, ATTACHMENT_MEMBERS)
  return /^\/attachments\/\d+$/.test(pointer) ? unknownIn(value, pointer, ATTACHMENT_MEMBERS) : []
}

function columnsBelow(node: FormNode): { readonly target: string; readonly keys: readonly string[] }[] {
  const own = node.schema['x-list']?.columns.map(({ key }) => key)
  return [
    ...(own ? [{ target: node.target, keys: own }] : []),
    ...(node.kind === 'group' ? node.children.flatMap(columnsBelow) : []),
  ]
}

function unknownKeys(entries: unknown, pointer: string, known: readonly string[]): UnknownMember[] {
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry: unknown, index) => unknownIn(entry, below(pointer, index), known))
}

function unknownIn(entry: unknown, pointer: string, known: readonly string[]): UnknownMember[] {
  return Object.keys(isObject(entry) ? entry : {})
    .filter((key) => !known.includes(key))
    .map((key) => unknownMember(pointer, key, known))
}
