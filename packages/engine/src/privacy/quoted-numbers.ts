import { plainForms } from '@formwright/definition'

/** Shorter numbers occur in any text and are not masked. */
const FEWEST = 7
/** Letters and digits, in either width, with separators between the groups of a number. */
export const WRITTEN = /[0-9０-９](?:[\s.·()（）/－‐-―-]{0,2}[0-9０-９XxＸｘ])+/g

/** A number without group separators; `undefined` for anything else. */
export function bareNumber(text: string): string | undefined {
  const bare = bareOf(plainForms(text))
  return bare.length >= FEWEST && /^\d+X?$/.test(bare) ? bare : undefined
}

/**
 * Masks numbers in any notation: grouped, full-width, with a lower-case x.
 * @param numbers each bare number with its mask
 */
export function maskNumbers(text: string, numbers: ReadonlyMap<string, string>): string {
  if (numbers.size === 0) return text
  return text.replaceAll(WRITTEN, (written) => {
    let shown = written
    for (const [number, masked] of numbers) {
      const at = rangeOf(shown, number)
      if (at) shown = shown.slice(0, at[0]) + masked + shown.slice(at[1])
    }
    return shown
  })
}

/** The range of a number in a text. */
function rangeOf(text: string, number: string): readonly [number, number] | undefined {
  const positions = [...text.matchAll(/[0-9０-９XxＸｘ]/g)].map(({ index }) => index)
  const from = bareOf(plainForms(text)).indexOf(number)
  return from < 0 ? undefined : [positions[from]!, positions[from + number.length - 1]! + 1]
}

function bareOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^0-9X]/g, '')
}
