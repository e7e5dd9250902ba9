import { chmod, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'

const PRIVATE = 0o077
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
/** PostgreSQL protects its own folder. */
const NOT_OURS = /^postgres/

/** New files of this process are only readable by its owner. */
export function keepFilesPrivate(): void {
  if (isMainThread) process.umask(PRIVATE)
}

/** Entries of a data folder that other users may read or enter; traversing the folder itself is allowed. */
export async function readableByOthers(data: string): Promise<string[]> {
  if (process.platform === 'win32') return []
  const found: string[] = []
  for (const name of await readdir(data)) {
    if (NOT_OURS.test(name)) continue
    const path = join(data, name)
    const entry = await lstat(path)
    if (!entry.isSymbolicLink() && (entry.mode & PRIVATE) !== 0) found.push(path)
  }
  return found
}

/** Restricts permissions left open by earlier versions, recursively. Returns the paths that were open. */
export async function closeToOthers(data: string): Promise<string[]> {
  const open = await readableByOthers(data)
  for (const path of open) await close(path)
  return open
}

async function close(path: string): Promise<void> {
  const entry = await lstat(path)
  if (entry.isSymbolicLink()) return
  if (!entry.isDirectory()) return chmod(path, FILE_MODE)
  // the folder first, so that its content is no longer reachable
  await chmod(path, FOLDER_MODE)
  for (const name of await readdir(path)) await close(join(path, name))
}
