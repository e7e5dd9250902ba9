import { strFromU8, unzipSync } from 'fflate'
import type { FileMap } from './layout.ts'

const MAX_UNPACKED = 32 * 1024 * 1024
const MAX_ENTRIES = 5000

/**
 * Unpacks a zipped form folder in memory, bounded in entries and size.
 * @returns the files, or in words why the archive cannot be used
 */
export function unzipForm(bytes: Uint8Array): FileMap | string {
  let entries = 0
  let unpacked = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(json|md|txt)$/.test(name) || name.startsWith('__MACOSX/')) return false
        unpacked += originalSize
        entries++
        if (unpacked > MAX_UNPACKED || entries > MAX_ENTRIES) throw new RangeError('too large')
        return true
      },
    })
    return withoutFolder(
      new Map(Object.entries(files).map(([name, data]) => [name.replaceAll('\\', '/'), strFromU8(data)])),
    )
  } catch (error) {
    return error instanceof RangeError ? 'archive-too-large' : 'not-a-zip'
  }
}

/** Archives often hold one folder around everything: the form folder's own name. */
function withoutFolder(files: Map<string, string>): FileMap | string {
  const form = [...files.keys()].find(
    (name) => name.endsWith('form.json') && !name.endsWith('/paper-form.json'),
  )
  const prefix = form?.slice(0, -'form.json'.length) ?? ''
  const inside = [...files]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, text]): [string, string] => [name.slice(prefix.length), text])
  const safe = inside.every(([name]) => !name.startsWith('/') && !name.split('/').includes('..'))
  return safe ? new Map(inside) : 'unsafe-path'
}
