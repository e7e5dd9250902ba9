/** The key of the row with a number, counted from 1: `rowKey('RD00', 3)` is RD03. */
export function rowKey(pattern: string, number: number): string {
  const { prefix, digits } = read(pattern)
  return prefix + String(number).padStart(digits, '0')
}

/** The number that a key stands for; `undefined` for what is no key of the pattern. */
export function keyNumber(pattern: string, key: unknown): number | undefined {
  const { prefix } = read(pattern)
  if (typeof key !== 'string' || !key.startsWith(prefix)) return undefined
  const digits = key.slice(prefix.length)
  const number = /^\d{1,9}$/.test(digits) ? Number(digits) : 0
  return number > 0 && rowKey(pattern, number) === key ? number : undefined
}

function read(pattern: string): { readonly prefix: string; readonly digits: number } {
  const prefix = pattern.replace(/0+$/, '')
  return { prefix, digits: pattern.length - prefix.length }
}
