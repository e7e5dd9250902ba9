import { hanDigits, hanNumber } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * Each part must have its own number, in its title and in the heading printed above it; a copied part keeps
 * the number of the original.
 */
export const headingNumbers: LintCheck = (context) => {
  const { parts, paper } = context.bundle
  const headings = new Map(paper.map(({ part, heading }) => [part, heading?.text ?? '']))
  const named = parts.map(({ key, title }) => ({
    key,
    title,
    heading: headings.get(key) ?? '',
    number: numberOf(title),
    printed: numberOf(headings.get(key) ?? ''),
  }))
  return named.flatMap(({ key, title, heading, number, printed }, index): Problem[] => {
    const before = named.slice(0, index)
    const sameTitle = number === undefined ? undefined : before.find((earlier) => earlier.number === number)
    if (sameTitle) {
      const params = { text: title, other: sameTitle.title }
      return [fileProblem(partSource(context, key, 'schema'), '/title', 'number-twice', params)]
    }
    const source = partSource(context, key, 'paper')
    const isOther = number !== undefined && printed !== undefined && styleOf(number) === styleOf(printed)
    if (isOther && number !== printed)
      return [fileProblem(source, '/heading/text', 'heading-number', { text: heading, title })]
    const samePrinted =
      printed === undefined ? undefined : before.find((earlier) => earlier.printed === printed)
    // if the title itself is wrong, only that is reported
    if (!samePrinted || (samePrinted.number !== undefined && samePrinted.number !== samePrinted.printed))
      return []
    return [
      fileProblem(source, '/heading/text', 'number-twice', { text: heading, other: samePrinted.heading }),
    ]
  })
}

const HAN = new RegExp(
  `^\\s*(\u7B2C|[\uFF08(])?([${hanDigits}]+|\\d{1,2})(\u3001|\\.|\uFF0E|[\uFF09)]|\u90E8\u5206|\u7AE0|\u8282)`,
)
const LATIN = /^\s*(?:(\p{L}{3,})\s+)?(\d{1,2}|[IVX]+|[A-Z])([.):\u2013-]|\s[\u2013-])\s/u

/** The number at the start of a title, together with its style, as different styles are different levels. */
export function numberOf(title: string): string | undefined {
  const [, before = '', written = '', behind = ''] = HAN.exec(title) ?? LATIN.exec(title) ?? []
  if (written === '') return undefined
  const number = hanNumber(written)
  const kind = number === undefined ? '' : /\d/.test(written) ? '1' : '\u4E00'
  return `${before}${kind}${behind} ${number ?? written}`
}

export function styleOf(number: string): string {
  return number.slice(0, number.lastIndexOf(' '))
}
