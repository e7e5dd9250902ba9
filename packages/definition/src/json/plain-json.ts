import { closingQuote } from './scan.ts'

/** Maximum nesting depth, and maximum length of a text. */
interface PlainLimits {
  readonly depth: number
  readonly text: number
}

/**
 * Fast path for valid JSON without duplicate keys and within the limits. Returns `undefined` for anything
 * else, which is then parsed by the slower reader that reports what is wrong and where.
 */
export function plainJson(text: string, limits: PlainLimits): { readonly value: unknown } | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  // of a duplicate key only one member is left
  const members = membersIn(value, limits.depth)
  return members !== undefined && members === colonsIn(text, limits.text) ? { value } : undefined
}

/** Number of object members in a value; `undefined` if it nests too deep. */
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
 * Number of object members in a JSON text, counted as colons outside of strings; `undefined` if a string is
 * too long.
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
