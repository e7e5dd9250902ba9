/** What counts as not filled (check REQ-01): 空, 空白, 空数组. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return isBlank(value)
  if (value === undefined || value === null) return true
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string' && isBlank(item))
  for (const key in value) {
    const item = (value as Readonly<Record<string, unknown>>)[key]
    if (item !== undefined && item !== null && !(typeof item === 'string' && isBlank(item))) return false
  }
  return true
}

/** Whether an object contains no value at any depth. */
export function holdsNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return isEmpty(value)
  return Object.values(value).every(holdsNothing)
}

const [SPACE, NO_BREAK_SPACE, WIDE_SPACE, ZERO_WIDTH_SPACE] = [0x20, 0xa0, 0x3000, 0xfeff]

/** Whether a text is only white space. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  // fast path: most texts begin with a letter
  if ((first > SPACE && first < NO_BREAK_SPACE) || (first > WIDE_SPACE && first < ZERO_WIDTH_SPACE))
    return false
  return text.trim() === ''
}
