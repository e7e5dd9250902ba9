import { splitPointer } from '@formwright/definition'
import { ROWS } from '../language/pattern.ts'

/** What reads what, as a tree of pointer keys. */
interface Node<T> {
  readonly children: Map<string, Node<T>>
  /** What reads exactly this place. */
  readonly here: Set<T>
}

/**
 * What reads a pointer, something below it, or something that holds it. `*` in what is read stands for any
 * key, `-` for which rows there are: what changes a whole row changes it. The index is made when it is first
 * asked; asking costs the depth of the pointer and what is found.
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
