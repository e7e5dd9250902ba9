import { below } from '@formwright/definition'
import type { JsonSource } from '@formwright/definition'

/** A text with something in brackets, and where it stands. */
export interface TextAtPointer {
  readonly text: string
  readonly pointer: string
}

/** Those of files that were read, which an edit mostly leaves as they are. */
const known = new WeakMap<JsonSource, readonly TextAtPointer[]>()

/** The texts of a file in which something stands in brackets, as what is filled in does. */
export function textsWithBrackets(source: JsonSource): readonly TextAtPointer[] {
  let texts = known.get(source)
  if (!texts) known.set(source, (texts = textsIn(source.value, '')))
  return texts
}

/** Something in brackets, or nothing but a path. */
const MARKED = /[[{<]|%\(?[A-Za-z_]|^\s*[A-Za-z_]\w*(?:\.\w+)+\s*$/

function textsIn(value: unknown, pointer: string): TextAtPointer[] {
  if (typeof value === 'string') return MARKED.test(value) ? [{ text: value, pointer }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, below(pointer, key)))
}
