import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { Conflict, Operation } from '@formwright/engine'

/** A declaration that is being filled in, as this browser keeps it. */
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
  readonly origins: Readonly<Record<string, unknown>>
  /** Counts up with every save. */
  readonly revision: number
  readonly createdAt: number
  readonly changedAt: number
  readonly progress: { readonly filled: number; readonly required: number; readonly errors: number }
  /** Places that were changed here and elsewhere and are not decided yet. */
  readonly conflicts?: readonly Conflict[]
  /** There for applications that are kept on the server as well. */
  readonly remote?: Remote
}

/** What the server has of an application that is also kept here, and what is on its way. */
export interface Remote {
  readonly revision: number
  readonly answers: unknown
  /** Sent and not acknowledged yet: sent again under the same key, it is made once. */
  readonly pending?: { readonly key: string; readonly patch: readonly Operation[] } | undefined
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft }
  files: { key: string; value: Blob }
}

const VERSION = 2
/** Saves once waited here one by one. */
const FORMER_STORE = 'outbox'

let opening: Promise<IDBPDatabase<Schema>> | undefined

/** The browser's own database; opened once. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('formwright', VERSION, {
    upgrade: (db, from) => {
      if (from < 1) {
        db.createObjectStore('drafts', { keyPath: 'id' })
        db.createObjectStore('files')
      } else if (db.objectStoreNames.contains(FORMER_STORE as 'drafts'))
        db.deleteObjectStore(FORMER_STORE as 'drafts')
    },
    terminated: () => {
      opening = undefined
    },
  })
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

/** Writes reach the disk before they are called done. */
export const DURABLE = { durability: 'strict' } as const
