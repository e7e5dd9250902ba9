import { isObject, languageOfScript } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/**
 * Guesses the language of a schema by the script of titles and descriptions: the language of the product that
 * is written in Chinese characters, or in Latin letters if all is. `undefined` if there is too little text,
 * or another script.
 */
export function schemaLanguage(schema: unknown): Language | undefined {
  const said = textsIn(schema)
  const words = said.filter((text) => /\p{L}{2}/u.test(text))
  const han = words.filter((text) => /\p{Script=Han}/u.test(text)).length
  if (words.length === 0 || words.some((text) => OTHERS.test(text))) return undefined
  if (han * 2 >= words.length) return languageOfScript('Han')
  return han === 0 ? languageOfScript('Latin') : undefined
}

/** Letters of other scripts. */
const OTHERS = /[^\P{L}\p{Script=Han}\p{Script=Latin}\p{Script=Greek}]/u
/** Maximum number of texts that are examined. */
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
