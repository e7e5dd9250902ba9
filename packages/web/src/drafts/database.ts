import type { Origins } from '@formwright/api'
import type { LeftBehind } from '@formwright/authoring'
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import { splitPointer } from '@formwright/definition'
import type { Terms, Texts } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import type { Conflict, Operation } from '@formwright/engine'
import { withTimeout } from '../api/with-timeout.ts'

/** A declaration stored in this browser, shared by all windows that show it. */
export interface Draft {
  readonly id: string
  /** Digest of the edition, in hex. */
  readonly edition: string
  readonly form: string
  readonly editionName: string
  readonly formTitle: string
  readonly title: string
  readonly answers: unknown
  /** Origins of values: computed, carried, imported … */
  readonly origins: Origins
  /** Increases with every change of the answers. */
  readonly revision: number
  /** Increases with every write. */
  readonly version?: number
  readonly createdAt: number
  readonly changedAt: number
  readonly progress: { readonly filled: number; readonly required: number; readonly errors: number }
  /** Conflicting values of windows, until they are resolved. */
  readonly windows?: readonly OtherAnswers[]
  /** Present if it is also stored on the server. */
  readonly remote?: ServerCopy
  /** Terms as last reported by the server. */
  readonly terms?: Terms
  /** Id of the account that last opened it, in whose name changes are sent. */
  readonly account?: string
  /** Values and files that the server rejected, which are not sent again unchanged. */
  readonly refused?: readonly RefusedEntry[]
  /** Leftovers of a correction; for an application, until the server has stored them. */
  readonly aside?: readonly DraftLeftover[]
  /** Values of imported files that have no field in the form. */
  readonly leftOfFiles?: readonly LeftOfFile[]
  /** The application that this draft was copied to. */
  readonly carriedTo?: string
}

/** A leftover of a correction. */
export interface DraftLeftover extends LeftBehind {
  /** The version (digest) on which it was filled in. */
  readonly of?: string
  /** Its label, and why it has no field. */
  readonly text?: Texts
  /** Its value as text; empty if `text` contains it. */
  readonly shown?: Texts
  /** Set if the form has the field again but it is occupied, or in changed rows. */
  readonly place?: 'fits' | 'differs'
}

/** A value or evidence file of an imported file that has no field in the form. */
export interface LeftOfFile {
  /** Title of the file's edition. */
  readonly from: Texts
  /** Its label, and why it was left. */
  readonly text: Texts
  /** The reason as keyword, for grouping. */
  readonly reason?: string
  /** Its value as text; empty if `text` contains it. */
  readonly shown: Texts
  /** Its content, stored in this browser by hash. */
  readonly evidence?: { readonly name: string; readonly sha256: string }
}

/** Another version of the answers, with the common base (`base` of `reconcile`). */
export interface OtherAnswers {
  readonly base: unknown
  readonly answers: unknown
}

/** The server's copy of an application, and the pending save. */
export interface ServerCopy extends OtherAnswers {
  readonly revision: number
  /** Its origins. */
  readonly origins?: Origins
  /**
   * A save that was sent but not acknowledged; it is resent with the same key, so that it is applied once.
   * `base` becomes the common base on acknowledgement.
   */
  readonly pending?: {
    readonly key: string
    readonly patch: readonly Operation[]
    readonly origins?: Origins
    readonly base: unknown
  }
  /**
   * Values that were being sent when the form was corrected: if the server has them, they are this person's
   * own.
   */
  readonly unanswered?: readonly SentValue[]
}

/** A sent value with its pointer; no value if it was removed. */
export type SentValue = readonly [pointer: string, value: unknown]

/** A file (by hash) or value (by pointer) that the server rejected. */
export interface RefusedEntry {
  readonly sha256?: string
  /** File name. */
  readonly name?: string
  readonly pointer?: string
  readonly value?: unknown
  /** Code and message of the server. */
  readonly code: string
  readonly message: string
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft }
  files: { key: string; value: Blob }
  /** Cached lists by name. */
  lists: { key: string; value: { readonly at: number; readonly list: unknown } }
}

const VERSION = 4
/** Object store of an earlier version, for queued saves. */
const FORMER_STORE = 'outbox'

let opening: Promise<IDBPDatabase<Schema>> | undefined

/** The IndexedDB database, opened once. @throws StorageTimeout when the browser does not answer */
export function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= withTimeout(opened())
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

function opened(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('formwright', VERSION, {
    upgrade: async (db, from, _to, tx) => {
      if (from < 1) {
        db.createObjectStore('drafts', { keyPath: 'id' })
        db.createObjectStore('files')
      }
      if (from < 4) db.createObjectStore('lists')
      if (from < 1 || from >= 3) return
      if (db.objectStoreNames.contains(FORMER_STORE as 'drafts'))
        db.deleteObjectStore(FORMER_STORE as 'drafts')
      const drafts = tx.objectStore('drafts')
      for (const draft of await drafts.getAll())
        if (draft.remote)
          await drafts.put({ ...draft, remote: withBase(draft.remote, (draft as EarlierDraft).conflicts) })
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opening = undefined
    },
  })
}

/** Waits until writes are on disk. */
export const DURABLE = { durability: 'strict' } as const

type EarlierDraft = Draft & { readonly conflicts?: readonly Conflict[] }

/** Migrates drafts from before version 3, which stored conflicts by pointer with their base value. */
function withBase(remote: ServerCopy, conflicts: readonly Conflict[] = []): ServerCopy {
  const agreed = conflicts.reduce<unknown>(
    (document, { pointer, base }) => withValue(document, splitPointer(pointer), base),
    remote.answers,
  )
  return { revision: remote.revision, answers: remote.answers, base: agreed }
}

/** Storage of drafts. */
export interface DraftStorage {
  /** Updates a draft in one transaction; writes nothing if `change` returns it unchanged. */
  readonly update: (id: string, change: (draft: Draft) => Draft) => Promise<Draft | undefined>
}

export const browserStorage: DraftStorage = {
  update: async (id, change) => {
    const tx = (await database()).transaction('drafts', 'readwrite', DURABLE)
    const stored = await tx.store.get(id)
    const next = stored && change(stored)
    if (next !== stored) await tx.store.put(next!)
    await tx.done
    return next
  },
}
