const KILOBYTE = 1024
const MEGABYTE = 1024 * KILOBYTE

/** A file size for people. */
export function sizeText(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} B`
  if (bytes < MEGABYTE) return `${Math.round(bytes / KILOBYTE)} KB`
  return `${(bytes / MEGABYTE).toFixed(1)} MB`
}
