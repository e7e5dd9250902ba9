import { parseForm } from '@formwright/definition'
import type { FileMap, Loaded } from '@formwright/definition'

/**
 * Reads an edition that is being edited: a text that is empty for now, or names a year that there is not,
 * keeps nothing from being shown and changed. The linter says what is wrong with it.
 */
export function readEdition(files: FileMap, edition: string, before?: Loaded): Loaded {
  const loaded = parseForm(files, edition, before)
  return loaded.readable === loaded.bundle ? loaded : { ...loaded, bundle: loaded.readable! }
}
