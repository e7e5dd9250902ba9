import { isObject } from '../json/is-object.ts'
import { below, listIndex, splitPointer, valueAt } from '../json/pointer.ts'

/**
 * The structure of an answers document. It holds the values of the form, with the members of the only part,
 * or one member per part, at the top. Beside them are `attachments` (evidence files) and `lists` (the rows of
 * each 清单, keyed by target). A file may also have `$edition` (which edition it is of) and `$kept` (answers
 * that are not shown). Reasons for warnings and the origins of values are stored outside the document.
 */

/** Pointer of the list of attachments. */
export const ATTACHMENTS = '/attachments'

/** Pointer of the rows of the 清单. */
export const LISTS = '/lists'

/** The member by which an answers file states its edition. */
export const STATED_EDITION = '$edition'

/** The member of an answers file that keeps answers that are not shown. */
export const KEPT_ASIDE = '$kept'

/** Members of every document that belong to a field or row elsewhere in it: attachments and lists. */
export const DOCUMENT_PROOFS: readonly string[] = ['attachments', 'lists']

/** Members of every document besides the values of its form. */
export const DOCUMENT_MEMBERS: readonly string[] = [...DOCUMENT_PROOFS, STATED_EDITION, KEPT_ASIDE]

/** Names that no field at the root may have: other members of the document, and names that rules use. */
export const RESERVED_AT_ROOT: readonly string[] = [...DOCUMENT_MEMBERS, 'params', 'window']

/** A file attached to the target that it proves, or an uploaded 清单. The hash identifies the file. */
export interface Attachment {
  readonly id?: string
  readonly target: string
  readonly kind: 'evidence' | 'list'
  readonly options?: readonly string[]
  readonly name?: string
  readonly size?: number
  readonly type?: string
  readonly sha256?: string
}

/** The members that an attachment may have. */
export const ATTACHMENT_MEMBERS = [
  'id',
  'target',
  'kind',
  'options',
  'name',
  'size',
  'type',
  'sha256',
] as const satisfies readonly (keyof Attachment)[]

/** The readable properties of one attachment; any may be missing. */
export interface NamedFile {
  /** Index in the list of attachments. */
  readonly index: number
  readonly sha256: string
  readonly id?: string
  readonly name?: string
  readonly target?: string
  /** The ticked options of its field that it proves. */
  readonly options?: readonly string[]
}

const NONE: readonly never[] = []

/** The raw attachments of a document; empty if there is no list. */
export function attachmentEntries(answers: unknown): readonly unknown[] {
  const list = valueAt(answers, ATTACHMENTS)
  return Array.isArray(list) ? list : NONE
}

const read = new WeakMap<readonly unknown[], readonly Attachment[]>()

/** The attachments that have a target; cached per list. */
export function attachmentsOf(answers: unknown): readonly Attachment[] {
  const entries = attachmentEntries(answers)
  let known = read.get(entries)
  if (!known) read.set(entries, (known = entries.filter(isAttachment)))
  return known
}

/** The targets of a document's attachments. */
export function attachedTargets(answers: unknown): ReadonlySet<unknown> {
  return new Set(attachmentEntries(answers).map((entry) => (isObject(entry) ? entry.target : undefined)))
}

/** The files that a document names by their hash. */
export function namedFiles(answers: unknown): NamedFile[] {
  return attachmentEntries(answers).flatMap((entry, index): NamedFile[] => {
    const { sha256, id, name, target, options } = isObject(entry) ? entry : {}
    if (typeof sha256 !== 'string') return []
    return [
      {
        index,
        sha256,
        ...(typeof id === 'string' ? { id } : {}),
        ...(typeof name === 'string' ? { name } : {}),
        ...(typeof target === 'string' ? { target } : {}),
        ...(Array.isArray(options)
          ? { options: options.filter((one): one is string => typeof one === 'string') }
          : {}),
      },
    ]
  })
}

/** The file that a pointer into the attachments refers to. */
export function fileAt(answers: unknown, pointer: string): NamedFile | undefined {
  const [first, second] = splitPointer(pointer)
  const index = below('', first ?? '') === ATTACHMENTS ? listIndex(second ?? '') : undefined
  return index === undefined ? undefined : namedFiles(answers).find((file) => file.index === index)
}

/** The document with the attachments for which `keep` is true; the same document if that is all of them. */
export function withAttachments(answers: unknown, keep: (entry: unknown, index: number) => boolean): unknown {
  const entries = attachmentEntries(answers)
  const kept = entries.filter(keep)
  return kept.length === entries.length ? answers : { ...(answers as object), attachments: kept }
}

/** Pointer of an attachment. */
export function attachmentPointer(index: number): string {
  return below(ATTACHMENTS, index)
}

/** Pointer of the 清单 of a target. */
export function listPointer(target: string): string {
  return below(LISTS, target)
}

/** Each 清单 of a document: its target and its content. */
export function listEntries(answers: unknown): readonly (readonly [target: string, rows: unknown])[] {
  const lists = valueAt(answers, LISTS)
  return isObject(lists) ? Object.entries(lists) : NONE
}

/** A document without the attachments and lists of targets that `isHidden` names. */
export function withoutTargets(answers: unknown, isHidden: (target: string) => boolean): unknown {
  const files = withAttachments(answers, (entry) => {
    const target = isObject(entry) ? entry.target : undefined
    return typeof target !== 'string' || !isHidden(target)
  })
  const lists = listEntries(files)
  const kept = lists.filter(([target]) => !isHidden(target))
  return kept.length === lists.length ? files : { ...(files as object), lists: Object.fromEntries(kept) }
}

function isAttachment(entry: unknown): entry is Attachment {
  if (!isObject(entry)) return false
  const { target, kind, options } = entry
  return (
    typeof target === 'string' &&
    (kind === 'evidence' || kind === 'list') &&
    (options === undefined ||
      (Array.isArray(options) && options.every((option) => typeof option === 'string')))
  )
}
