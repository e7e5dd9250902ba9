import { splitPointer } from '@formwright/definition'

/** Pointers as a tree of their keys; `ends` marks the end of a pointer. */
interface PointerTree {
  readonly inner: Map<string, PointerTree>
  ends: boolean
}

/**
 * A document without some pointers; `*` stands for every row or key. Unaffected parts are shared, removed
 * list items leave a blank, and the same input gives the same object, so that it need not be assessed again.
 */
export function withoutPointers(document: unknown, pointers: Iterable<string>): unknown {
  const root: PointerTree = { inner: new Map(), ends: false }
  for (const pointer of pointers) {
    let at = root
    for (const key of splitPointer(pointer)) {
      let next = at.inner.get(key)
      if (!next) at.inner.set(key, (next = { inner: new Map(), ends: false }))
      at = next
    }
    at.ends = true
  }
  return without(document, [root])
}

function without(value: unknown, trees: readonly PointerTree[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value)
    ? fromList(value, trees)
    : fromObject(value as Readonly<Record<string, unknown>>, trees)
}

function fromList(list: readonly unknown[], trees: readonly PointerTree[]): unknown {
  let copy: unknown[] | undefined
  for (const index of keysIn(list, trees)) {
    const inner = below(trees, index)
    const item = list[Number(index)]
    const next = inner.some(({ ends }) => ends) ? null : keptItem(item, inner)
    if (next !== item) (copy ??= [...list])[Number(index)] = next
  }
  return copy ?? list
}

function fromObject(object: Readonly<Record<string, unknown>>, trees: readonly PointerTree[]): unknown {
  let copy: Record<string, unknown> | undefined
  for (const key of keysIn(object, trees)) {
    const inner = below(trees, key)
    if (inner.some(({ ends }) => ends)) delete (copy ??= { ...object })[key]
    else {
      const next = without(object[key], inner)
      if (next !== object[key]) (copy ??= { ...object })[key] = next
    }
  }
  return copy ?? object
}

/** The keys of a list or object that pointer trees name. */
function keysIn(container: object, trees: readonly PointerTree[]): string[] {
  if (trees.some(({ inner }) => inner.has('*'))) return Object.keys(container)
  const named = new Set(trees.flatMap(({ inner }) => [...inner.keys()]))
  return [...named].filter((key) => Object.hasOwn(container, key))
}

function below(trees: readonly PointerTree[], key: string): PointerTree[] {
  return trees.flatMap(({ inner }) => [inner.get(key), inner.get('*')].filter((one) => one !== undefined))
}

const kept = new WeakMap<object, { readonly without: string; readonly item: unknown }>()

function keptItem(item: unknown, trees: readonly PointerTree[]): unknown {
  if (typeof item !== 'object' || item === null) return item
  const names = trees.map(namesOf).join(' ')
  const known = kept.get(item)
  if (known?.without === names) return known.item
  const made = without(item, trees)
  kept.set(item, { without: names, item: made })
  return made
}

function namesOf({ inner, ends }: PointerTree): string {
  return `${ends ? '.' : ''}${JSON.stringify([...inner].map(([key, tree]) => [key, namesOf(tree)]))}`
}
