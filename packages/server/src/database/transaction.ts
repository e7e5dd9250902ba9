import type { Database, Tx } from './connect.ts'

/** PostgreSQL ended one of two transactions that waited for each other: it is made again. */
const DEADLOCK = '40P01'
const MAX_TRIES = 3

/** Runs work in a transaction and then, when all of it is on disk, what it left to be done afterwards. */
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
