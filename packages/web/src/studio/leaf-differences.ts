import { equal, isObject } from '@formwright/definition'

/** A value that differs between two versions of a file, with its title. */
export interface LeafDifference {
  readonly title: string
  readonly theirs: string
  readonly own: string
}

/** The differing values of two JSON files, labelled by the nearest title. */
export function differencesOfFiles(theirs: string | undefined, own: string | undefined): LeafDifference[] {
  const [one, other] = [theirs, own].map((text) => read(text))
  return differencesBetween(one, other)
}

/** As `differencesOfFiles`, for parsed values. */
export function differencesBetween(theirs: unknown, own: unknown): LeafDifference[] {
  return [...differing(theirs, own, '')]
}

function read(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    // a file that is not valid JSON is compared as a whole
    return text
  }
}

function* differing(theirs: unknown, own: unknown, title: string): Generator<LeafDifference> {
  if (equal(theirs, own)) return
  const around = titleOf(theirs) ?? titleOf(own) ?? title
  if (isObject(theirs) && isObject(own)) {
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(own)]))
      yield* differing(theirs[key], own[key], around)
  } else if (Array.isArray(theirs) && Array.isArray(own)) {
    for (let at = 0; at < Math.max(theirs.length, own.length); at++)
      yield* differing(theirs[at], own[at], around)
  } else yield { title: around, theirs: asText(theirs), own: asText(own) }
}

function titleOf(value: unknown): string | undefined {
  const title = isObject(value) ? (value['title'] ?? value['id'] ?? value['name']) : undefined
  return typeof title === 'string' && title !== '' ? title : undefined
}

function asText(value: unknown): string {
  if (value === undefined) return ''
  return titleOf(value) ?? (typeof value === 'string' ? value : JSON.stringify(value))
}
