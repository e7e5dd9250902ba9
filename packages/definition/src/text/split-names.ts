/** Names that were separated, and the separators between them. */
export interface SplitNames {
  readonly names: readonly string[]
  /** As they were written: `、`, or `、；`. */
  readonly separators: string
}

const [LIST_MARKS, COMMAS] = ['、；;', '，,']

/**
 * Separates names that were entered in one line: at `、`, `；` and commas outside of brackets; leading numbers
 * are removed. Commas, which also occur within names, only separate if that gives the expected number.
 * @param count the expected number of names, if known
 * @returns undefined if there is nothing to separate
 */
export function splitNames(names: readonly string[], count?: number): SplitNames | undefined {
  const splits = [LIST_MARKS + COMMAS, LIST_MARKS, '；;', '、', COMMAS].map((marks) => parted(names, marks))
  const found =
    splits.find((split) => split.names.length === count) ??
    splits.slice(1, 4).find((split) => split.names.length > names.length)
  return found && found.names.length > names.length ? found : undefined
}

function parted(names: readonly string[], marks: string): SplitNames {
  const used = new Set<string>()
  const parts = names.flatMap((name) => partsOf(withoutNumbers(name), marks, used))
  return { names: parts, separators: [...used].join('') }
}

function partsOf(name: string, marks: string, used: Set<string>): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of name) {
    if (OPENING.has(letter)) depth++
    if (CLOSING.has(letter)) depth = Math.max(0, depth - 1)
    if (depth === 0 && marks.includes(letter)) {
      used.add(letter)
      parts.push('')
    } else parts.push(parts.pop()! + letter)
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

const OPENING = new Set('（(【[《「“')
const CLOSING = new Set('）)】]》」”')

/** `1.甲 2.乙` and `（1）甲；（2）乙` as `甲；乙`. */
function withoutNumbers(name: string): string {
  return /^\s*[（(]?1[)）、．.]\s*\D/.test(name)
    ? name.replaceAll(/(^|[；;，,、\s])[（(]?\d{1,2}[)）、．.]\s*(?=\D)/g, (_, before: string) =>
        before === '' ? '' : '；',
      )
    : name
}
