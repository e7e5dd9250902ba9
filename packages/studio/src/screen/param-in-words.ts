import type { EditionFile, Language } from '@formwright/definition'
import { inLine } from './items-in-line.ts'

/**
 * The value of a parameter as text, with names for region codes. Numbers and values with units are not codes,
 * even if a region has the same digits.
 */
export function paramInWords(
  param: EditionFile['params'][string] | undefined,
  regionName: (code: string) => string | undefined,
  language: Language,
): string {
  if (!param) return ''
  const { value, unit } = param
  const shown = inLine(
    [value].flat().map((item) => {
      const isCode = typeof item === 'string' && unit === undefined
      return (isCode ? regionName(item) : undefined) ?? String(item)
    }),
    language,
  )
  return unit === undefined ? shown : `${shown} ${unit}`
}
