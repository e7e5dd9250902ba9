import { splitPointer } from '@formwright/definition'

/** Places as a tree of their keys; a place ends where `ends` is true. */
interface Places {
  readonly inner: Map<string, Places>
  ends: boolean
}

/**
 * A document without some places; `*` in one stands for every row or key. What holds none of them is shared,
 * an item of a list leaves a blank, and the same item without the same places is the same object again, so
 * that nobody has to look at it anew.
 */
export function withoutPlaces(document: unknown, places: Iterable<string>): unknown {
  const root: Places = { inner: new Map(), ends: false }
  for (const place of places) {
    let at = root
    for (const key of splitPointer(place)) {
      let next = at.inner.get(key)
      if (!next) at.inner.set(key, (next = { inner: new Map(), ends: false }))
      at = next
    }
    at.ends = true
  }
  return without(document, [root])
}

function without(value: unknown, places: readonly Places[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value)
    ? fromList(value, places)
    : fromObject(value as Readonly<Record<string, unknown>>, places)
}

function fromList(list: readonly unknown[], places: readonly Places[]): unknown {
  let copy: unknown[] | undefined
  for (const index of keysIn(list, places)) {
    const inner = below(places, index)
    const item = list[Number(index)]
    const next = inner.some(({ ends }) => ends) ? null : keptItem(item, inner)
    if (next !== item) (copy ??= [...list])[Number(index)] = next
  }
  return copy ?? list
}

function fromObject(object: Readonly<Record<string, unknown>>, places: readonly Places[]): unknown {
  let copy: Record<string, unknown> | undefined
  for (const key of keysIn(object, places)) {
    const inner = below(places, key)
    if (inner.some(({ ends }) => ends)) delete (copy ??= { ...object })[key]
    else {
      const next = without(object[key], inner)
      if (next !== object[key]) (copy ??= { ...object })[key] = next
    }
  }
  return copy ?? object
}

/** The keys of a list or an object that places name. */
function keysIn(container: object, places: readonly Places[]): string[] {
  if (places.some(({ inner }) => inner.has('*'))) return Object.keys(container)
  const named = new Set(places.flatMap(({ inner }) => [...inner.keys()]))
  return [...named].filter((key) => Object.hasOwn(container, key))
}

function below(places: readonly Places[], key: string): Places[] {
  return places.flatMap(({ inner }) => [inner.get(key), inner.get('*')].filter((one) => one !== undefined))
}

const kept = new WeakMap<object, { readonly without: string; readonly item: unknown }>()

function keptItem(item: unknown, places: readonly Places[]): unknown {
  if (typeof item !== 'object' || item === null) return item
  const names = places.map(namesOf).join(' ')
  const known = kept.get(item)
  if (known?.without === names) return known.item
  const made = without(item, places)
  kept.set(item, { without: names, item: made })
  return made
}

function namesOf({ inner, ends }: Places): string {
  return `${ends ? '.' : ''}${JSON.stringify([...inner].map(([key, places]) => [key, namesOf(places)]))}`
}
