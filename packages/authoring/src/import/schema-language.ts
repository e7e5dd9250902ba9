import { isObject } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/**
 * The language that a schema seems to be written in, by the letters of what it calls its fields and says of
 * them: Chinese, or English where all is in Latin letters. `undefined` where it says too little, or in other
 * letters.
 */
export function schemaLanguage(schema: unknown): Language | undefined {
  const said = textsIn(schema)
  const words = said.filter((text) => /\p{L}{2}/u.test(text))
  const han = words.filter((text) => /\p{Script=Han}/u.test(text)).length
  if (words.length === 0 || words.some((text) => OTHERS.test(text))) return undefined
  if (han * 2 >= words.length) return 'zh-CN'
  return han === 0 ? 'en' : undefined
}

/** Letters of scripts that are neither of the two. */
const OTHERS = /[^\P{L}\p{Script=Han}\p{Script=Latin}\p{Script=Greek}]/u
/** So many texts tell it. */
const MOST = 500
const SAYING: ReadonlySet<string> = new Set(['title', 'description'])

function textsIn(schema: unknown): string[] {
  const texts: string[] = []
  const level: unknown[] = [schema]
  for (let next = level.shift(); next !== undefined && texts.length < MOST; next = level.shift()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [key, value] of Object.entries(next)) {
      if (SAYING.has(key) && typeof value === 'string') texts.push(value)
      else if (Array.isArray(value) || isObject(value)) level.push(value)
    }
  }
  return texts
}
