import type { Database, Tx } from './connect.ts'

/** PostgreSQL's code for a deadlock; the transaction is retried. */
const DEADLOCK = '40P01'
const MAX_TRIES = 3

/** Runs work in a transaction and, after the commit, the actions that it deferred. */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Tx, afterwards: (more: () => unknown) => void) => T | Promise<T>,
): Promise<T> {
  const left: (() => unknown)[] = []
  const once = () => {
    left.length = 0
    return db.transaction().execute(async (tx) => work(tx, (more) => left.push(more)))
  }
  const result = await untilNoDeadlock(once)
  for (const more of left) await more()
  return result
}

async function untilNoDeadlock<T>(work: () => Promise<T>, tries = 1): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (tries >= MAX_TRIES || (error as { code?: string }).code !== DEADLOCK) throw error
    return untilNoDeadlock(work, tries + 1)
  }
}
