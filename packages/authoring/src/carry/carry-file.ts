import type { EditionFile, JsonSource, Loaded } from '@formwright/definition'

export function carrySource({ sources, edition }: Loaded): JsonSource | undefined {
  return sources.get(`${edition}/carry.json`)
}

/** `edition.json` as it is written, with what a bundle does not hold. */
export function editionFileOf({ sources, edition }: Loaded): EditionFile {
  return sources.get(`${edition}/edition.json`)!.value as EditionFile
}
