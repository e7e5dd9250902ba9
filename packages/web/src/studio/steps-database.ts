import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { HistoryStep } from '@formwright/studio'
import { afterMs, withTimeout } from '../api/with-timeout.ts'
import type { EditedDraft } from './local-copies.ts'
import { readSteps, storedSteps } from './stored-steps.ts'
import type { StoredSteps } from './stored-steps.ts'

/** Number of drafts whose steps are stored, by last edit. */
const MOST_DRAFTS = 8

/** Timeout for loading stored steps, in milliseconds. */
const PATIENCE = 1000

interface Schema extends DBSchema {
  steps: { key: string; value: StoredSteps & { readonly at: number } }
}

let opening: Promise<IDBPDatabase<Schema>> | undefined

function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('formwright-studio', 1, {
    upgrade: (db) => void db.createObjectStore('steps'),
    terminated: () => {
      opening = undefined
    },
  })
  return opening
}

const keyOf = ({ id, person }: EditedDraft) => `${id} ${person}`

/** Stores the undo history of a draft for the next visit, if possible. */
export async function storeSteps(draft: EditedDraft, steps: readonly HistoryStep[]): Promise<void> {
  try {
    const db = await database()
    await db.put('steps', { ...storedSteps(steps), at: Date.now() }, keyOf(draft))
    const keys = await db.getAllKeys('steps')
    if (keys.length <= MOST_DRAFTS) return
    const all = await db.getAll('steps')
    const byAge = keys.map((key, index) => ({ key, at: all[index]?.at ?? 0 })).sort((a, b) => b.at - a.at)
    for (const { key } of byAge.slice(MOST_DRAFTS)) await db.delete('steps', key)
  } catch {
    // then undo ends with the page
  }
}

export async function readStoredSteps(draft: EditedDraft): Promise<HistoryStep[]> {
  try {
    const read = async () => (await database()).get('steps', keyOf(draft))
    const stored = await withTimeout(read(), (_, callback) => afterMs(PATIENCE, callback))
    return stored ? readSteps(stored) : []
  } catch {
    return []
  }
}
