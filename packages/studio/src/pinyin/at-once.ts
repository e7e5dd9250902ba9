import { match, pinyin } from 'pinyin-pro'
import type { Sounds } from './sounds.ts'

/** Outside of web pages the dictionary is bundled. */
export function sounds(): Sounds | undefined {
  return { match, pinyin }
}

export function fetchSounds(): Promise<void> {
  return Promise.resolve()
}
