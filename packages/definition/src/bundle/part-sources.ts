import type { PartFile } from '../files/layout.ts'
import type { JsonSource } from '../json/source.ts'

/** The files of one part, by kind. */
export interface PartSources {
  readonly key: string
  readonly folder: string
  readonly files: Readonly<Partial<Record<PartFile, JsonSource>>>
}
