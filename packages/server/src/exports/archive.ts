import { plainPath, uniquePath } from '@formwright/definition'
import { makeZip } from 'client-zip'

/** A file of an archive. What goes in is compressed already. */
export interface Entry {
  readonly name: string
  readonly input: Uint8Array | AsyncIterable<Uint8Array>
}

/**
 * The bytes of an archive of files as they come, however many and large (ZIP64). Two of one name are
 * distinguished by a number.
 */
export function archiveOf(entries: AsyncIterable<Entry>): ReadableStream<Uint8Array> {
  return makeZip(named(entries))
}

async function* named(
  entries: AsyncIterable<Entry>,
): AsyncGenerator<{ name: string; input: Uint8Array | AsyncIterable<Uint8Array>; lastModified: Date }> {
  const taken = new Set<string>()
  const lastModified = new Date()
  for await (const { name, input } of entries) {
    const unique = uniquePath(plainPath(name), taken)
    taken.add(unique.toLowerCase())
    yield { name: unique, input, lastModified }
  }
}
