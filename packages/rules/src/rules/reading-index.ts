import { splitPointer } from '@formwright/definition'
import { ROWS } from '../language/pattern.ts'

/** A tree of pointer segments with their readers. */
interface Node<T> {
  readonly children: Map<string, Node<T>>
  /** Readers of exactly this location. */
  readonly here: Set<T>
}

/**
 * An index of what reads a pointer, its descendants or ancestors. `*` matches any key, `-` the set of rows,
 * which a change of a whole row affects. Built on first use; a lookup depends on the depth of the pointer and
 * the number of results.
 */
export function readingIndex<T extends { readonly reads: ReadonlySet<string> }>(
  items: readonly T[],
): (pointer: string) => readonly T[] {
  let root: Node<T> | undefined
  return (pointer) => {
    root ??= indexOf(items)
    const found = new Set<T>()
    let level: readonly Node<T>[] = [root]
    const keys = splitPointer(pointer)
    for (const [index, key] of keys.entries()) {
      for (const node of level) for (const item of node.here) found.add(item)
      const isLast = index === keys.length - 1
      level = level.flatMap(({ children }) =>
        [children.get(key), children.get('*'), isLast ? children.get(ROWS) : undefined].filter(
          (child) => child !== undefined,
        ),
      )
    }
    for (const node of level) collect(node, found)
    return [...found]
  }
}

function indexOf<T extends { readonly reads: ReadonlySet<string> }>(items: readonly T[]): Node<T> {
  const root = newNode<T>()
  for (const item of items) {
    for (const read of item.reads) {
      let node = root
      for (const key of splitPointer(read)) {
        let child = node.children.get(key)
        if (!child) node.children.set(key, (child = newNode()))
        node = child
      }
      node.here.add(item)
    }
  }
  return root
}

function newNode<T>(): Node<T> {
  return { children: new Map(), here: new Set() }
}

function collect<T>({ here, children }: Node<T>, found: Set<T>): void {
  for (const item of here) found.add(item)
  for (const child of children.values()) collect(child, found)
}
