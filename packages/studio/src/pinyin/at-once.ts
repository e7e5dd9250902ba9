import { match, pinyin } from 'pinyin-pro'
import type { Sounds } from './sounds.ts'

/** Outside of pages the dictionary is there from the start. */
export function sounds(): Sounds | undefined {
  return { match, pinyin }
}

export function fetchSounds(): Promise<void> {
  return Promise.resolve()
}
