import { escapeKey } from './pointer.ts'

/**
 * A field as people write it: by its dotted path (`part.field`, as in rules; preferred), its pointer
 * (`/part/field`, as findings name it) or its scope (`#/properties/part/properties/field`, as JSON
 * Forms does).
 * @returns the pointer; placeholders such as `{year}` stay as they are
 */
export function pointerOfPath(written: string): string {
  if (written.startsWith('#')) return written.slice(1).replaceAll('/properties/', '/')
  if (written === '' || written.startsWith('/')) return written
  return `/${splitPath(written).map(escapeKey).join('/')}`
}

/** The pointer of a field that is named in a file of a part: within the part, or from the top of the form. */
export function pointerInPart(written: string, part: string, ownKeys: readonly string[]): string {
  const pointer = pointerOfPath(written)
  if (part === '' || (isBelow(pointer, part) && !ownKeys.includes(part))) return pointer
  return `/${escapeKey(part)}${pointer}`
}

/** A pointer as JSON Forms writes it. */
export function scopeOfPointer(pointer: string): string {
  return `#${pointer.replaceAll('/', '/properties/')}`
}

function isBelow(pointer: string, part: string): boolean {
  const top = `/${escapeKey(part)}`
  return pointer === top || pointer.startsWith(`${top}/`)
}

/** Splits at dots outside placeholders: `usage.y{report.last}` has two segments. */
function splitPath(written: string): string[] {
  return written.includes('{') ? written.split(/\.(?![^{}]*\})/) : written.split('.')
}
