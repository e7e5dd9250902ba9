import { below } from '@formwright/definition'
import type { JsonSource } from '@formwright/definition'

/** A text that contains brackets, and its location. */
export interface TextAtPointer {
  readonly text: string
  readonly pointer: string
}

/** Cached texts of files, most of which an edit does not change. */
const known = new WeakMap<JsonSource, readonly TextAtPointer[]>()

/** The texts of a file that contain brackets, as placeholders do. */
export function textsWithBrackets(source: JsonSource): readonly TextAtPointer[] {
  let texts = known.get(source)
  if (!texts) known.set(source, (texts = textsIn(source.value, '')))
  return texts
}

/** A text with brackets, or consisting of a path. */
const MARKED = /[[{<]|%\(?[A-Za-z_]|^\s*[A-Za-z_]\w*(?:\.\w+)+\s*$/

function textsIn(value: unknown, pointer: string): TextAtPointer[] {
  if (typeof value === 'string') return MARKED.test(value) ? [{ text: value, pointer }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, below(pointer, key)))
}
