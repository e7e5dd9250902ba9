import { join } from 'node:path'
import type { Settings } from '../settings/settings.ts'
import type { Contents } from './contents.ts'
import { inFolder } from './folder.ts'

/** The file store of the installation: a bucket if configured, else the data folder. */
export async function contentsOf({ s3, data, keepFreeBytes }: Settings): Promise<Contents> {
  if (s3) return (await import('./bucket.ts')).inBucket(s3)
  return inFolder(join(data, 'evidence'), keepFreeBytes)
}
