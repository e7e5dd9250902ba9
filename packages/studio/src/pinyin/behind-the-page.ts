import type { Sounds } from './sounds.ts'

let known: Sounds | undefined

/** The pinyin dictionary once it is loaded; it is larger than the studio, which is shown without it. */
export function sounds(): Sounds | undefined {
  return known
}

/** Loads the dictionary. */
export async function fetchSounds(): Promise<void> {
  known ??= await import('pinyin-pro')
}
