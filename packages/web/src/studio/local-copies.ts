import { Unfinished } from '@formwright/studio'
import type { ToldStep, UnfinishedTexts } from '@formwright/studio'

/** Path → text of a changed file; null for a deleted one. */
export type ChangedFiles = Readonly<Record<string, string | null>>

/** Unsaved changes of a draft, stored in this browser. */
export interface LocalEdits {
  /** The base revision, and its files. */
  readonly base: number
  readonly from: ChangedFiles
  readonly changes: ChangedFiles
  /** What was done; missing in copies of earlier versions. */
  readonly happened?: readonly ToldStep[]
}

/** A draft with its editor: other users of the computer do not get their unsaved changes. */
export interface EditedDraft {
  readonly id: string
  /** Account id. */
  readonly person: string
}

const nameOf = ({ id, person }: EditedDraft) => `formwright.definition.${id}.${person}.`

/**
 * The unsaved changes of one window. Each window has its own copy, so that they do not overwrite each other.
 */
export class LocalCopy {
  readonly #key: string
  #release: () => void = () => undefined

  constructor(draft: EditedDraft) {
    this.#key = `${nameOf(draft)}${crypto.randomUUID()}`
    // the lock is held while the window exists: a copy without lock was abandoned
    void navigator.locks
      .request(this.#key, () => new Promise<void>((done) => (this.#release = done)))
      .catch(() => undefined)
  }

  /** @returns false without storage */
  keep(edits: LocalEdits): boolean {
    try {
      if (Object.keys(edits.changes).length === 0) localStorage.removeItem(this.#key)
      else localStorage.setItem(this.#key, JSON.stringify(edits))
      return true
    } catch {
      return false
    }
  }

  release(): void {
    this.#release()
  }
}

/** Names of a person's copies whose windows no longer exist. */
export async function abandonedCopies(draft: EditedDraft): Promise<string[]> {
  const { held: locks = [] } = await navigator.locks.query()
  const open = new Set(locks.map(({ name }) => name))
  return keysHere().filter((key) => key.startsWith(nameOf(draft)) && !open.has(key))
}

export function readCopy(key: string): LocalEdits | undefined {
  try {
    const edits = JSON.parse(localStorage.getItem(key) ?? 'null') as LocalEdits | null
    return edits?.from ? edits : undefined
  } catch {
    return undefined
  }
}

export function forgetCopy(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // ignore unreadable copies
  }
}

function keysHere(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
  } catch {
    return []
  }
}

const unfinishedKey = ({ id, person }: EditedDraft) => `formwright.unfinished.${id}.${person}`

/** Unfinished rule input of a person, stored in this browser. */
export function unfinishedStorage(draft: EditedDraft): Unfinished {
  const key = unfinishedKey(draft)
  return new Unfinished(readUnfinished(key), (all) => {
    try {
      if (Object.keys(all).length === 0) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(all))
    } catch {
      // without storage it lasts while the page is open
    }
  })
}

function readUnfinished(key: string): UnfinishedTexts {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as UnfinishedTexts | null) ?? {}
  } catch {
    return {}
  }
}
