import { isObject } from '../json/is-object.ts'
import { below, listIndex, splitPointer, valueAt } from '../json/pointer.ts'

/**
 * What an answers document holds: the values of the form, at its top the members of the first part or the
 * parts themselves; beside them `attachments` (the files that prove something) and `lists` (the rows of each
 * 清单, by the target that they stand behind); in a file also `$edition`, what it is of, and `$kept`, what it
 * holds that is not shown. Reasons for warnings and where values came from are kept beside the document.
 */

/** Where the list of attachments stands. */
export const ATTACHMENTS = '/attachments'

/** Where the rows of the 清单 stand. */
export const LISTS = '/lists'

/** The member with which answers in a file say what they are of. */
export const STATED_EDITION = '$edition'

/** The member with which answers in a file keep what is not shown, apart from them. */
export const KEPT_ASIDE = '$kept'

/** Members of every document that stand for a field or a row elsewhere in it: its files and its 清单. */
export const DOCUMENT_PROOFS: readonly string[] = ['attachments', 'lists']

/** Members of every document beside the values of its form. */
export const DOCUMENT_MEMBERS: readonly string[] = [...DOCUMENT_PROOFS, STATED_EDITION, KEPT_ASIDE]

/** Names that no field at the root may have: other members of a document, and what rules read besides it. */
export const RESERVED_AT_ROOT: readonly string[] = [...DOCUMENT_MEMBERS, 'params', 'window']

/** A file bound to what it proves, or a 清单 that was uploaded. Which file it is, its hash says. */
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

/** What a document says of one file, as far as it is readable: anything may be missing. */
export interface NamedFile {
  /** Place in the list of attachments. */
  readonly index: number
  readonly sha256: string
  readonly id?: string
  readonly name?: string
  readonly target?: string
  /** The ticks of its field that it proves. */
  readonly options?: readonly string[]
}

const NONE: readonly never[] = []

/**
 * The attachments of a document as they stand there, whatever they are; nothing where there is no list of
 * them.
 */
export function attachmentEntries(answers: unknown): readonly unknown[] {
  const list = valueAt(answers, ATTACHMENTS)
  return Array.isArray(list) ? list : NONE
}

const read = new WeakMap<readonly unknown[], readonly Attachment[]>()

/**
 * The attachments of a document that say what they prove; the same list for the same list in the document.
 */
export function attachmentsOf(answers: unknown): readonly Attachment[] {
  const entries = attachmentEntries(answers)
  let known = read.get(entries)
  if (!known) read.set(entries, (known = entries.filter(isAttachment)))
  return known
}

/** The targets that the attachments of a document name, whatever else they say. */
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

/** The file that a pointer into a document's attachments is about. */
export function fileAt(answers: unknown, pointer: string): NamedFile | undefined {
  const [first, second] = splitPointer(pointer)
  const index = below('', first ?? '') === ATTACHMENTS ? listIndex(second ?? '') : undefined
  return index === undefined ? undefined : namedFiles(answers).find((file) => file.index === index)
}

/** A document with the attachments for which `keep` is true; the same document when that is all of them. */
export function withAttachments(answers: unknown, keep: (entry: unknown, index: number) => boolean): unknown {
  const entries = attachmentEntries(answers)
  const kept = entries.filter(keep)
  return kept.length === entries.length ? answers : { ...(answers as object), attachments: kept }
}

/** Where an attachment stands in its list. */
export function attachmentPointer(index: number): string {
  return below(ATTACHMENTS, index)
}

/** Where the rows of the 清单 behind a target stand. */
export function listPointer(target: string): string {
  return below(LISTS, target)
}

/** Each 清单 of a document: the target behind which it stands, and what stands there. */
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
