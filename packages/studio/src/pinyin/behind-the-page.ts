import type { Sounds } from './sounds.ts'

let known: Sounds | undefined

/** The dictionary of pinyin, once it has come: it is larger than the studio, which is shown without it. */
export function sounds(): Sounds | undefined {
  return known
}

/** Has the dictionary fetched. */
export async function fetchSounds(): Promise<void> {
  known ??= await import('pinyin-pro')
}
