import { cutFileName } from '../text/cut.ts'

// oxlint-disable-next-line no-control-regex -- control characters are what must not stand in a name
const FORBIDDEN = /[\\:*?"<>|\u0000-\u001f]/g

/**
 * Bytes (UTF-8) of a name within an archive: with its folders it stays within the 65,535 of the format and
 * paths of Windows.
 */
const MAX_PART_BYTES = 180

/**
 * A path that is valid on every system: without characters that Windows forbids, `..` or names that are too
 * long.
 */
export function plainPath(name: string): string {
  const parts = name.split('/').filter((part) => part !== '')
  return parts.map((part) => plainPart(part.normalize('NFC'))).join('/') || '_'
}

function plainPart(part: string): string {
  const plain = part.replaceAll(FORBIDDEN, '_').replace(/^\.+$|[. ]+$/, '_')
  return cutFileName(DEVICE.test(plain) ? `_${plain}` : plain, MAX_PART_BYTES)
}

/** Device names that Windows reserves. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The path, or the path with a number if it is already taken. */
export function uniquePath(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^./]+)?$/.exec(name) ?? []
  let unique = name
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${stem}-${n}${ending}`
  return unique
}
