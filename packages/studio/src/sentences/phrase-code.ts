import { joined } from './parsed-token.ts'
import type { ParsedToken } from './parsed-token.ts'

/** The values bound to the slots of a phrase. */
export type Bound = Map<string, readonly string[]>

/** Separates parts of a phrase's code after which further tokens can be attached. */
const PARTED = '¦'

/**
 * The tokens that replace a phrase. `{a}` is the value of a slot, `{each:&&:…}` a code for each value of a
 * list, `{pairs:&&:…}` for each pair of them, `{chain:<}` compares each year with the next.
 */
export function codeOf(
  code: string,
  bound: Bound,
  tokens: readonly ParsedToken[],
  start: number,
  end: number,
): ParsedToken[] {
  const first = tokens[start]!
  const text = tokens
    .slice(start, end)
    .map((token) => token.text)
    .join('')
  if (code === '{years}') {
    const items = bound.get('years')!
    return [{ code: `[${items.join(', ')}]`, text, start: first.start, items }]
  }
  return code.split(PARTED).flatMap((part, index): ParsedToken[] => {
    if (part === '{u}')
      return tokens.slice(start, end).filter((token) => token.why && bound.get('u')?.includes(token.text))
    const filled = fill(part, bound)
    const isList = / (?:\|\||&&) /.test(filled) && !isCall(filled)
    const isAlone = joined([...tokens.slice(0, start), ...tokens.slice(end)]).trim() === ''
    const written = isList && !isAlone ? `(${filled})` : filled
    const token = { code: written, text, start: first.start }
    return index === 0 ? [token] : [{ ...token, code: ' ', text: '' }, token]
  })
}

/** Whether an expression is as a whole one call or bracket. */
function isCall(expression: string): boolean {
  let depth = 0
  const open = /^!?[\w.]*(?=\()/.exec(expression)?.[0].length ?? expression.length
  for (let at = open; at < expression.length; at++) {
    if (expression[at] === '(') depth++
    else if (expression[at] === ')' && --depth === 0) return at === expression.length - 1
  }
  return false
}

/** A code for each value of a list; it can contain slots and nested templates. */
const EACH = /\{each:(&&|\|\|):((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/
/** A code for each pair of values. */
const PAIRS = /\{pairs:(&&|\|\|):((?:[^{}]|\{[^{}]*\})*)\}/
const CHAIN = /\{chain:(<=?|>)\}/

function fill(code: string, bound: Bound): string {
  const each = EACH.exec(code)
  if (each) {
    const [whole, by, one] = each
    const all = bound
      .get('list')!
      .map((item) => fill(one!, new Map([...bound, ['item', [item]]])))
      .join(` ${by} `)
    const [before = '', behind = ''] = code.split(whole)
    return fill(before, bound) + all + fill(behind, bound)
  }
  const pairs = PAIRS.exec(code)
  if (pairs) {
    const [, by, both] = pairs
    const all = bound.get('list')!
    return all
      .flatMap((item, at) => all.slice(at + 1).map((other) => [item, other] as const))
      .map(([item, other]) => fill(both!, new Map([...bound, ['item', [item]], ['other', [other]]])))
      .join(` ${by} `)
  }
  const chain = CHAIN.exec(code)
  if (chain) {
    const years = bound.get('years')!
    return years
      .slice(1)
      .map((year, index) => `${years[index]} ${chain[1]} ${year}`)
      .join(' && ')
  }
  const has = bound.get('has')?.[0] ?? 'has'
  return code
    .replaceAll(/\{([\w-]+)\}/g, (_, slot: string) => {
      const codes = bound.get(slot)
      if (codes === undefined) return slot === 'cmp' ? '>=' : ''
      return codes.join(', ')
    })
    .replaceAll(/\{has:([^}]*)\}/g, (_, of: string) => `${has}(${of})`)
}
