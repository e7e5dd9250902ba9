import { plainPath, uniquePath } from '@formwright/definition'
import { makeZip } from 'client-zip'

/** An archive entry; its content is already compressed. */
export interface Entry {
  readonly name: string
  readonly input: Uint8Array | AsyncIterable<Uint8Array>
}

/** Streams an archive of any size (ZIP64). Duplicate names get a number. */
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
