import type { EditionFile, JsonSource, Loaded } from '@formwright/definition'

export function carrySource({ sources, edition }: Loaded): JsonSource | undefined {
  return sources.get(`${edition}/carry.json`)
}

/** `edition.json` as written, including members that are not part of a bundle. */
export function editionFileOf({ sources, edition }: Loaded): EditionFile {
  return sources.get(`${edition}/edition.json`)!.value as EditionFile
}
