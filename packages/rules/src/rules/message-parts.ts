import { truncate, pluralAt } from '@formwright/definition'
import type { Plural } from '@formwright/definition'

/** A part of a message: literal text, or an expression in braces. */
export interface MessagePart {
  readonly text: string
  readonly expression: boolean
  readonly start: number
  /** The branches of a plural. */
  readonly branches?: Plural['branches']
}

/** The placeholders of a message, to compare translations. */
export function placeholdersOf(text: string): string[] {
  return (split(text) ?? []).flatMap(({ text: name, expression, branches = new Map<string, string>() }) =>
    expression ? [name, ...[...branches.values()].flatMap(placeholdersOf)] : [],
  )
}

/** The plurals of a text. */
export function pluralsIn(text: string): Plural['branches'][] {
  return (split(text) ?? []).flatMap(({ branches }) => branches ?? [])
}

/** The text at an unmatched brace. */
export function braceFault(text: string): string | undefined {
  return split(text) ? undefined : truncate(text.slice(unmatched(text)), 20)
}

/** The parts of a message; `undefined` if braces do not match. */
export function split(text: string): MessagePart[] | undefined {
  const { parts, at, isWhole } = scan(text)
  return isWhole ? [...parts, { text: text.slice(at), expression: false, start: at }] : undefined
}

/** The position of an unmatched brace. */
export function unmatched(text: string): number {
  const { parts, at } = scan(text)
  const before = parts.find((part) => !part.expression && part.text.includes('}'))
  if (before) return before.start + before.text.indexOf('}')
  const [stray, open] = [text.indexOf('}', at), text.indexOf('{', at)]
  return open >= 0 && (stray < 0 || open < stray) ? open : Math.max(0, stray)
}

/** The parts of a text up to an unmatched brace. */
function scan(text: string): {
  readonly parts: MessagePart[]
  readonly at: number
  readonly isWhole: boolean
} {
  const parts: MessagePart[] = []
  let at = 0
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const plural = pluralAt(text, open)
    const close = plural?.close ?? closing(text, open + 1)
    if (close < 0 || (!plural && opening(text, open + 1) < close)) return { parts, at, isWhole: false }
    parts.push({ text: text.slice(at, open), expression: false, start: at })
    parts.push({
      text: plural?.name ?? text.slice(open + 1, close),
      expression: true,
      start: open + 1,
      ...(plural ? { branches: plural.branches } : {}),
    })
    at = close + 1
  }
  return { parts, at, isWhole: !text.includes('}', at) }
}

/** The brace that closes an expression, ignoring braces in quotes. */
function closing(text: string, from: number): number {
  return outsideQuotes(text, from, '}') ?? -1
}

/** The next opening brace. */
function opening(text: string, from: number): number {
  return outsideQuotes(text, from, '{') ?? Infinity
}

function outsideQuotes(text: string, from: number, wanted: string): number | undefined {
  let quote = ''
  for (let index = from; index < text.length; index++) {
    const char = text[index]!
    if (quote) {
      if (char === '\\') index++
      else if (char === quote) quote = ''
    } else if (char === "'" || char === '"') quote = char
    else if (char === wanted) return index
  }
  return undefined
}
