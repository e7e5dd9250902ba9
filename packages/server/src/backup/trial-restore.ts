import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { startEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { DamagedBackup } from './inspect.ts'
import type { Inspection } from './inspect.ts'
import type { Difference } from './manifest.ts'
import { putBack } from './restore.ts'
import { RowSum } from './row-sum.ts'
import { beginSnapshot, rowsOf, shapesOf } from './snapshot.ts'

/**
 * Verifies that an archive can be restored: loads its tables into a temporary database, reads them back,
 * compares the rows and runs the migrations. Evidence was already verified by hash.
 * @param folder where there is room for a database
 * @throws DamagedBackup naming the tables that came out differently
 */
export async function restoreForTrial(
  file: string,
  passphrase: string | undefined,
  inspection: Inspection,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  await sweepTrialRestores(folder)
  const trialFolder = await mkdtemp(join(folder, TRIAL_PREFIX))
  try {
    const database = await startEmbedded(trialFolder)
    const connection = connect(database.url)
    try {
      await putBack({ connection, file, passphrase, inspection, incomplete: false })
      const differences = await compare(connection, inspection)
      if (differences.length > 0) throw new DamagedBackup('backup-failed-check', file, differences)
      await migrate(connection.db)
    } finally {
      await connection.close()
      await database.stop()
    }
  } finally {
    await rm(trialFolder, { recursive: true, force: true })
  }
}

const TRIAL_PREFIX = 'verifying-'
/** A database that is being created is not locked yet. */
const MADE_WITHIN_MS = 60_000

/** Removes the temporary databases of killed verifications, but not those in use. */
export async function sweepTrialRestores(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(TRIAL_PREFIX)) continue
    const trialFolder = join(folder, name)
    if (Date.now() - (await stat(trialFolder)).mtimeMs < MADE_WITHIN_MS) continue
    // getting the lock means that nobody uses it; a database process may still be running there
    const database = await startEmbedded(trialFolder).catch(() => undefined)
    if (!database) continue
    await database.stop()
    await rm(trialFolder, { recursive: true, force: true })
  }
}

async function compare({ pool }: Connection, inspection: Inspection): Promise<Difference[]> {
  const client = await pool.connect()
  const differences: Difference[] = []
  try {
    await beginSnapshot(client)
    for (const shape of await shapesOf(client)) {
      const made = inspection.tables.get(shape.name)
      if (made === undefined) continue
      const columns = inspection.columns.get(shape.name) ?? shape.columns
      const copy = rowsOf(client, { ...shape, columns })
      const sum = new RowSum()
      for await (const chunk of copy) sum.add(chunk as Buffer)
      const isSame = made.sum === undefined || made.sum === sum.digest()
      if (copy.rowCount !== made.rows || !isSame)
        differences.push({ code: 'backup-table-differs', name: shape.name })
    }
    return differences
  } finally {
    client.release(true)
  }
}
