import { strFromU8, unzipSync } from 'fflate'
import type { FileMap } from './layout.ts'

const MAX_UNPACKED = 32 * 1024 * 1024
const MAX_ENTRIES = 5000

/** A zipped form folder: its files, and the edition that the archive was made for, where it says one. */
interface Unzipped {
  readonly files: FileMap
  readonly edition?: string
}

/**
 * Unpacks a zipped form folder in memory, bounded in entries and size.
 * @returns what is in it, or in words why the archive cannot be used
 */
export function unzipForm(bytes: Uint8Array): Unzipped | string {
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

/**
 * Removes the single top folder that archives often have: the form folder's own name. Files of a sibling form
 * may lie beside it.
 */
function withoutFolder(files: Map<string, string>): Unzipped | string {
  if ([...files.keys()].some((name) => name.startsWith('/') || name.split('/').includes('..')))
    return 'unsafe-path'
  const made = madeFor(files.get(MANIFEST))
  const own = made && `forms/${made.form}/form.json`
  const form =
    own !== undefined && files.has(own)
      ? own
      : [...files.keys()].find((name) => name.endsWith('form.json') && !name.endsWith('/paper-form.json'))
  const prefix = form?.slice(0, -'form.json'.length) ?? ''
  const around = prefix.replace(/[^/]+\/$/, '')
  const inside = [...files].flatMap(([name, text]): [string, string][] => {
    if (name.startsWith(prefix)) return [[name.slice(prefix.length), text]]
    const beside = name.slice(around.length)
    return name.startsWith(around) && beside.includes('/') ? [[`../${beside}`, text]] : []
  })
  const edition = inside.some(([name]) => name === `${made?.edition}/edition.json`)
    ? made?.edition
    : undefined
  return { files: new Map(inside), ...(edition === undefined ? {} : { edition }) }
}

const MANIFEST = 'manifest.json'

/** The edition that the manifest of a server-made archive names. */
function madeFor(text: string | undefined): { readonly form: string; readonly edition: string } | undefined {
  try {
    const { formwright, form, edition } = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>>
    const isOne = formwright === 'definition' && typeof form === 'string' && typeof edition === 'string'
    return isOne ? { form, edition } : undefined
  } catch {
    return undefined
  }
}
