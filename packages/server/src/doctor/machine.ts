import { statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readableByOthers } from '../installation/folders.ts'
import { bad, good, warning } from './diagnosis.ts'
import type { Check } from './diagnosis.ts'

const MEGABYTE = 1024 * 1024
/** Warn if the free space is below this multiple of the configured reserve. */
const SCARCE = 4
const NAMES_SHOWN = 5
const OLDEST_NODE = [20, 19] as const

/** Checks of the machine: Node version, data folder and its permissions, disk space. */
export const machineChecks: readonly Check[] = [
  async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    const values = { version: process.versions.node, oldest: OLDEST_NODE.join('.') }
    return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
      ? good('doctor-node', values)
      : bad('doctor-node-old', values)
  },
  async ({ settings: { data } }) => {
    const open = await readableByOthers(data)
    return open.length === 0
      ? good('doctor-folder', { folder: resolve(data) })
      : bad('doctor-folder-open', { count: open.length, names: open.slice(0, NAMES_SHOWN).join('  ') })
  },
  async ({ settings: { data, keepFreeBytes } }) => {
    const { bavail, bsize } = await statfs(data)
    const free = bavail * bsize
    const values = { free: Math.floor(free / MEGABYTE), keep: Math.ceil(keepFreeBytes / MEGABYTE) }
    if (free < keepFreeBytes) return bad('doctor-disk-full', values)
    return free < SCARCE * keepFreeBytes ? warning('doctor-disk-scarce', values) : good('doctor-disk', values)
  },
]
