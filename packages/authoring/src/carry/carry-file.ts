import type { EditionFile, JsonSource, Loaded } from '@formwright/definition'

/** Where the answer of a field comes from, as `carry.json` says it. */
export type CarryEntry =
  | 'same'
  | 'new'
  | { readonly from?: string; readonly options?: Readonly<Record<string, string | null>> }
  | { readonly compute: string }
  | { readonly drop: string }

/** `carry.json`: how the previous edition's answers become this one's. */
export interface CarryFile {
  readonly from: string | null
  readonly fields?: Readonly<Record<string, CarryEntry>>
  /** Fields of the previous edition that this one no longer has, by x-id → why their answers are left behind. */
  readonly dropped?: Readonly<Record<string, string>>
  readonly note?: string
}

export function carrySource({ sources, edition }: Loaded): JsonSource | undefined {
  return sources.get(`${edition}/carry.json`)
}

/** The carry map of an edition; `undefined` when it has none. */
export function carryFileOf(loaded: Loaded): CarryFile | undefined {
  return carrySource(loaded)?.value as CarryFile | undefined
}

/** `edition.json` as it is written, with what a bundle does not hold. */
export function editionFileOf({ sources, edition }: Loaded): EditionFile {
  return sources.get(`${edition}/edition.json`)!.value as EditionFile
}
