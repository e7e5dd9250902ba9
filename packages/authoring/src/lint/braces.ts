import { ownKeys, treeOf, valueAt } from '@formwright/definition'
import type { JsonSource } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { textsWithBrackets } from './bracketed-texts.ts'

/**
 * Files whose texts contain year placeholders, and those with messages, where braces may contain any
 * expression.
 */
const TEXTS = /(^|\/)(ui|paper|edition|schema|rules)\.json$|\/(shared|texts)\/[^/]+\.json$/
const MESSAGES = /(^|\/)rules\.json$/

/** Placeholders must be in single braces; the notations of other systems would be shown literally. */
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
  const roots = new Set(['params', ...ownKeys(treeOf(bundle).root)])
  return [...loaded.sources].flatMap(([path, source]) => {
    if (!TEXTS.test(path)) return []
    return textsWithBrackets(source).flatMap(({ text, pointer }) => {
      const found = [
        ...(kinds.length > 0 ? text.matchAll(ofYears) : []),
        ...(MESSAGES.test(path) && /\/(message|criterion|threshold|value)$/.test(pointer)
          ? inMessage(text, roots, source, pointer)
          : []),
      ]
      const markup = MARKUP.exec(text)?.[0]
      if (markup !== undefined && !TECHNICAL.test(pointer))
        return [fileProblem(source, pointer, 'text-markup', { found: markup })]
      const names = new Map(
        found.map(([written, ...inner]) => [written, inner.find((nested) => nested !== undefined)!]),
      )
      return [...names].map(([written, name]) =>
        fileProblem(source, pointer, 'placeholder-braces', {
          written,
          name: name.length === 1 ? '{…}' : `{${name}}`,
        }),
      )
    })
  })
}

/** HTML tags, which texts do not support. */
const MARKUP = /<\/?(?:b|i|u|p|br|em|strong|span|div|sub|sup|font|a|ul|ol|li|h[1-6])(?:\s[^<>]*)?\/?>/i
/** Members that are not texts for readers. */
const TECHNICAL = /\/(?:pattern|check|when|compute|visible|enabled|required|\$comment)$|\/(?:let|fix|each)\//

/** Placeholders of messages in the notation of other systems, with names that the rule knows. */
function inMessage(
  text: string,
  roots: ReadonlySet<string>,
  source: JsonSource,
  pointer: string,
): RegExpExecArray[] {
  const rule = valueAt(source.value, /^\/rules\/\d+/.exec(pointer)?.[0] ?? '') as { let?: object } | undefined
  const known = new Set([...roots, ...Object.keys(rule?.let ?? {})])
  const whole = /^([A-Za-z_]\w*(?:\.\w+)+)$/.exec(text.trim())
  const marked = text.matchAll(
    /\{\{\s*([\w.]+)\s*\}\}|\[([A-Za-z_][\w.]*)\]|<([A-Za-z_][\w.]*)>|%\(?([A-Za-z_]\w*(?:\.\w+)+)\)?s?/g,
  )
  const named = [...(whole ? [whole] : []), ...marked].filter((match) => {
    const name = match.slice(1).find((group) => group !== undefined) ?? ''
    return match[0].startsWith('{{') || known.has(name.split('.')[0]!)
  })
  // a parameter without braces
  const bare = text.replaceAll(/\{[^{}]*\}/g, ' ').matchAll(/(?<![\w.{[<%(])(params\.\w+)/g)
  // it is unclear what it stood for
  return [...named, ...(named.length === 0 ? bare : []), ...text.matchAll(/%([sd])\b/g)]
}
