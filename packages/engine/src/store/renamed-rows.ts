import {
  below,
  outermostList,
  overlap,
  rememberedObject,
  splitPointer,
  stepInto,
  walk,
} from '@formwright/definition'
import type { FormNode, FormTree } from '@formwright/definition'

/**
 * Where rows may have got another name by changes: a test for pointers; `undefined` if none can have. A row
 * is named by its cells, and the members of an object with one for each row of a list (`x-ref`) by those of
 * that row.
 */
export function renamedBy(
  tree: FormTree,
  changed: readonly string[],
): ((pointer: string) => boolean) | undefined {
  const places = new Set(changed.flatMap((pointer) => outermostRow(tree, pointer) ?? []))
  if (places.size === 0) return undefined
  for (const { list, map } of mapsOf(tree))
    if ([...places].some((place) => overlap(place, list))) places.add(map)
  return (pointer) => {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1))
      if (places.has(pointer.slice(0, end))) return true
    return places.has('')
  }
}

/** The outermost row that contains a pointer; the pointer itself if it contains rows. */
function outermostRow(tree: FormTree, pointer: string): string | undefined {
  let node: FormNode | undefined = tree.root
  let at = ''
  for (const key of splitPointer(pointer)) {
    // a shape: all rows of the list
    if (key === '-' || key === '*') return at
    node = node && stepInto(node, key)
    at = below(at, key)
    if (node?.repeated) return at
  }
  return node?.kind === 'cell' ? undefined : pointer
}

interface NamedByRows {
  /** The outermost list that the rows are in. */
  readonly list: string
  /** The object whose members are named after them, or the outermost list that it is in. */
  readonly map: string
}

const mapsOf = rememberedObject((tree: FormTree): readonly NamedByRows[] =>
  [...walk(tree.root)].flatMap(({ kind, pointer, schema }) => {
    const list = kind === 'map' ? schema['x-ref']?.list : undefined
    return list === undefined ? [] : [{ list: outermostList(list), map: outermostList(pointer) }]
  }),
)
