import { closingQuote } from './scan.ts'

/** How deep a value may nest, and how many characters one of its texts may take. */
interface PlainLimits {
  readonly depth: number
  readonly text: number
}

/**
 * The value of a text of JSON with which nothing is wrong: no key comes twice in an object, and nothing goes
 * beyond the limits. `undefined` for every other text, which is to be looked at closely: this is quick, and
 * says nothing of where and why.
 */
export function plainJson(text: string, limits: PlainLimits): { readonly value: unknown } | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  // of a key that is written twice one member is left
  const members = membersIn(value, limits.depth)
  return members !== undefined && members === colonsIn(text, limits.text) ? { value } : undefined
}

/** How many members the objects of a value have together; `undefined` when it nests too deep. */
function membersIn(value: unknown, depth: number): number | undefined {
  let members = 0
  let level = isNest(value) ? [value] : []
  for (let deep = 1; level.length > 0; deep++) {
    if (deep > depth) return undefined
    const next: object[] = []
    for (const nest of level) {
      const own = Array.isArray(nest) ? (nest as unknown[]) : Object.values(nest)
      if (!Array.isArray(nest)) members += own.length
      for (const one of own) if (isNest(one)) next.push(one)
    }
    level = next
  }
  return members
}

function isNest(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

const QUOTE = 0x22
const COLON = 0x3a

/**
 * How many members are written in a text of JSON: each has a colon outside of quotes. `undefined` where what
 * stands between two quotes is too long.
 */
function colonsIn(text: string, longest: number): number | undefined {
  let colons = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === COLON) colons++
    else if (code === QUOTE) {
      const end = closingQuote(text, at)
      if (end - at > longest) return undefined
      at = end - 1
    }
  }
  return colons
}
