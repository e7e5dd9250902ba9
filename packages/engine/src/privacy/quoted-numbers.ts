import { plainForms } from '@formwright/definition'

/** Digits of fewer places stand in texts that have nothing to do with a person. */
const FEWEST = 7
/** Letters and digits, in either width, with what people write between the groups of a number. */
export const WRITTEN = /[0-9０-９](?:[\s.·()（）/－‐-―-]{0,2}[0-9０-９XxＸｘ])+/g

/** A number without what parts its groups; nothing for what is no number. */
export function bareNumber(text: string): string | undefined {
  const bare = bareOf(plainForms(text))
  return bare.length >= FEWEST && /^\d+X?$/.test(bare) ? bare : undefined
}

/**
 * A text in which numbers are masked however they are written: in groups, in full-width digits, with a small
 * x.
 * @param numbers each bare number with what is shown in its place
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

/** From and up to where a number stands in a text. */
function rangeOf(text: string, number: string): readonly [number, number] | undefined {
  const positions = [...text.matchAll(/[0-9０-９XxＸｘ]/g)].map(({ index }) => index)
  const from = bareOf(plainForms(text)).indexOf(number)
  return from < 0 ? undefined : [positions[from]!, positions[from + number.length - 1]! + 1]
}

function bareOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^0-9X]/g, '')
}
