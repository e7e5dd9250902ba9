import { Unfinished } from '@formwright/studio'
import type { UnfinishedTexts } from '@formwright/studio'

/** Path → the text of a file that was changed; null for one that is gone. */
export type ChangedFiles = Readonly<Record<string, string | null>>

/** What a browser keeps of a draft until the server has it. */
export interface LocalEdits {
  /** The revision that it was made from, and the files as they were there. */
  readonly base: number
  readonly from: ChangedFiles
  readonly changes: ChangedFiles
  /** What was done, in words; nothing in copies of earlier versions. */
  readonly step?: string
}

/** A draft as one person edits it: who else uses the computer is not given their edits as one's own. */
export interface EditedDraft {
  readonly id: string
  /** The id of the account. */
  readonly person: string
}

const nameOf = ({ id, person }: EditedDraft) => `formwright.definition.${id}.${person}.`

/**
 * What one window has of a draft that the server does not have yet. Each window has a copy of its own, so
 * that none takes away what another has not saved.
 */
export class LocalCopy {
  readonly #key: string
  #release: () => void = () => undefined

  constructor(draft: EditedDraft) {
    this.#key = `${nameOf(draft)}${crypto.randomUUID()}`
    // held as long as the window is there: a copy that nobody holds was left behind
    void navigator.locks
      .request(this.#key, () => new Promise<void>((done) => (this.#release = done)))
      .catch(() => undefined)
  }

  /** @returns false where the browser keeps nothing */
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

/** Names of a person's copies of a draft that windows left behind which are there no more. */
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
    // what cannot be read is not read again
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

/** What a person began to write into rules of a draft and did not finish, kept in this browser. */
export function unfinishedStorage(draft: EditedDraft): Unfinished {
  const key = unfinishedKey(draft)
  return new Unfinished(readUnfinished(key), (all) => {
    try {
      if (Object.keys(all).length === 0) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(all))
    } catch {
      // a browser that keeps nothing has it as long as the page is open
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
