import type { EditionFile, Language } from '@formwright/definition'
import { inLine } from './items-in-line.ts'

/**
 * The value of a parameter as it is read: codes of places by their names. A number, and what has a unit, is
 * no code, whatever place happens to have its digits.
 */
export function paramInWords(
  param: EditionFile['params'][string] | undefined,
  regionName: (code: string) => string | undefined,
  language: Language,
): string {
  if (!param) return ''
  const { value, unit } = param
  const shown = inLine(
    [value].flat().map((one) => {
      const isCode = typeof one === 'string' && unit === undefined
      return (isCode ? regionName(one) : undefined) ?? String(one)
    }),
    language,
  )
  return unit === undefined ? shown : `${shown} ${unit}`
}
