import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { textsWithBrackets } from './placed-texts.ts'

/** Files whose texts have years filled in, and those of messages, in which anything may stand in braces. */
const TEXTS = /(^|\/)(ui|paper|edition|schema|rules)\.json$|\/(shared|texts)\/[^/]+\.json$/
const MESSAGES = /(^|\/)rules\.json$/

/**
 * A year, or what a message fills in, stands in one pair of braces. Other systems write it otherwise, and
 * what is written so is shown as it stands.
 */
export const braces: LintCheck = ({ loaded, bundle }) => {
  const sets = Object.keys(bundle.edition.years)
  const year = `(?:${sets.map((set) => set.replaceAll(/\W/g, '\\$&')).join('|')})\\.(?:first|previous|last)(?:[+-]\\d+)?`
  const kinds =
    sets.length === 0
      ? []
      : [
          `\\{\\{\\s*(${year})\\s*\\}\\}`,
          `[$%#]\\{\\s*(${year})\\s*\\}`,
          `<(${year})>`,
          `\\[(${year})\\]`,
          `\\{(${year})(?![^{}]*\\})`,
        ]
  const ofYears = new RegExp(kinds.join('|'), 'g')
  const ofMessages = /\{\{\s*([\w.]+)\s*\}\}/g
  return [...loaded.sources].flatMap(([path, source]) => {
    if (!TEXTS.test(path)) return []
    return textsWithBrackets(source).flatMap(({ text, pointer }) => {
      const found = [
        ...(kinds.length > 0 ? text.matchAll(ofYears) : []),
        ...(MESSAGES.test(path) && /\/(message|criterion|threshold|value)$/.test(pointer)
          ? text.matchAll(ofMessages)
          : []),
      ]
      const names = new Map(
        found.map(([written, ...inner]) => [written, inner.find((one) => one !== undefined)!]),
      )
      return [...names].map(([written, name]) =>
        fileProblem(source, pointer, 'placeholder-braces', { written, name: `{${name}}` }),
      )
    })
  })
}
