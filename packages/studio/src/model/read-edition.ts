import { parseForm } from '@formwright/definition'
import type { FileMap, Loaded } from '@formwright/definition'

/**
 * Parses an edition while it is edited. Problems such as an empty text or an unknown year do not prevent it
 * from being shown and changed; the linter reports them.
 */
export function readEdition(files: FileMap, edition: string, before?: Loaded): Loaded {
  const loaded = parseForm(files, edition, before)
  return loaded.readable === loaded.bundle ? loaded : { ...loaded, bundle: loaded.readable! }
}
