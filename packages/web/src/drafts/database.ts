import type { Origins } from '@formwright/api'
import type { LeftBehind } from '@formwright/authoring'
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import { splitPointer } from '@formwright/definition'
import type { Terms, Texts } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import type { Conflict, Operation } from '@formwright/engine'
import { withTimeout } from '../api/with-timeout.ts'

/** A declaration that is being filled in, as this browser keeps it: one for all windows that show it. */
export interface Draft {
  readonly id: string
  /** Digest of the edition, hex. */
  readonly edition: string
  readonly form: string
  readonly editionName: string
  readonly formTitle: string
  readonly title: string
  readonly answers: unknown
  /** Which values were computed, carried or imported. */
  readonly origins: Origins
  /** Counts up with every change of the answers. */
  readonly revision: number
  /** Counts up with every write. */
  readonly version?: number
  readonly createdAt: number
  readonly changedAt: number
  readonly progress: { readonly filled: number; readonly required: number; readonly errors: number }
  /** What windows held that changed one place at the same moment, as long as that is undecided. */
  readonly windows?: readonly OtherAnswers[]
  /** There for applications that are kept on the server as well. */
  readonly remote?: ServerCopy
  /** On which terms the server assesses it, as it last said. */
  readonly terms?: Terms
  /** Id of the account that it was last opened with: what is typed in it goes to the server in its name. */
  readonly account?: string
  /** What the server did not take: it stays here and is not sent again as it is. */
  readonly refused?: readonly RefusedEntry[]
  /**
   * What had no place any more when the form was corrected, as it was typed; of an application until the
   * server keeps it.
   */
  readonly aside?: readonly SetAside[]
  /** What files held that has no place in the form, as it stood there. */
  readonly leftOfFiles?: readonly LeftOfFile[]
  /** The application that this draft was brought to: it is a copy since. */
  readonly carriedTo?: string
}

/** An answer that has no place in a corrected form. */
export interface SetAside extends LeftBehind {
  /** The version (digest) that it was filled in on. */
  readonly of?: string
  /** Names the field and says why it has no place. */
  readonly text?: Texts
  /** What was typed, in words; empty where `text` says it. */
  readonly shown?: Texts
  /** The form has a place for it again, where something else stands, or in rows that are others by now. */
  readonly place?: 'fits' | 'differs'
}

/** An answer, or a file of evidence, that was left behind when a file was brought into the form. */
export interface LeftOfFile {
  /** What the file was of. */
  readonly from: Texts
  /** Names the field and says why it was left. */
  readonly text: Texts
  /** Why it was left, in a word, by which many are told together. */
  readonly reason?: string
  /** What stood there; empty where `text` says it. */
  readonly shown: Texts
  /** Its contents are kept in this browser by their hash. */
  readonly evidence?: { readonly name: string; readonly sha256: string }
}

/** Another state of the answers, and what it and the answers here agree on (`base` of `reconcile`). */
export interface OtherAnswers {
  readonly base: unknown
  readonly answers: unknown
}

/** What the server has of an application that is also kept here, and what is on its way. */
export interface ServerCopy extends OtherAnswers {
  readonly revision: number
  /** The marks that it has. */
  readonly origins?: Origins
  /**
   * Sent and not acknowledged yet: sent again under the same key, it is made once. `base` is agreed on when
   * it is.
   */
  readonly pending?: {
    readonly key: string
    readonly patch: readonly Operation[]
    readonly origins?: Origins
    readonly base: unknown
  }
  /**
   * What was on its way when the form was corrected, place by place: where the server has these values, they
   * are this person's own.
   */
  readonly unanswered?: readonly SentValue[]
}

/** A value that was sent, and where it stands; none where it was taken away. */
export type SentValue = readonly [pointer: string, value: unknown]

/** A file, by its hash, or a value, by its place, that the server refused. */
export interface RefusedEntry {
  readonly sha256?: string
  /** What the file is called. */
  readonly name?: string
  readonly pointer?: string
  readonly value?: unknown
  /** The server's code and words. */
  readonly code: string
  readonly message: string
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft }
  files: { key: string; value: Blob }
  /** Lists as the server last gave them, by their name. */
  lists: { key: string; value: { readonly at: number; readonly list: unknown } }
}

const VERSION = 4
/** Saves once waited here one by one. */
const FORMER_STORE = 'outbox'

let opening: Promise<IDBPDatabase<Schema>> | undefined

/**
 * The browser's own database; opened once.
 * @throws StorageTimeout when the browser does not answer
 */
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

/** Writes reach the disk before they are called done. */
export const DURABLE = { durability: 'strict' } as const

type EarlierDraft = Draft & { readonly conflicts?: readonly Conflict[] }

/** Before version 3 a draft named the places in conflict, with what stood there before both changes. */
function withBase(remote: ServerCopy, conflicts: readonly Conflict[] = []): ServerCopy {
  const agreed = conflicts.reduce<unknown>(
    (document, { pointer, base }) => withValue(document, splitPointer(pointer), base),
    remote.answers,
  )
  return { revision: remote.revision, answers: remote.answers, base: agreed }
}

/** Where drafts are kept. */
export interface DraftStorage {
  /** Changes a draft in one transaction; nothing is written when `change` gives it back as it is. */
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
