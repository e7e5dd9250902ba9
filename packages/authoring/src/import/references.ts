import uri from 'fast-uri'
import { isObject, joinPointer, splitPointer, valueAt } from '@formwright/definition'
import { modernKeys, schemasBelow } from './schema-nodes.ts'
import type { Written } from './schema-nodes.ts'

/** The assumed base URI of schemas without `$id`. */
const HERE = 'import:///schema.json'

interface Indexed {
  /** The node's pointer after conversion to 2020-12. */
  readonly modern: string
  /** The base URI of relative references in it. */
  readonly base: string
}

/** Indexes every node of a schema of any draft by pointer and URI, to convert references to pointers. */
export class References {
  readonly #root: Written
  readonly #nodes = new Map<string, Indexed>()
  readonly #addresses = new Map<string, string>()
  readonly #dynamic = new Map<string, number>()
  /** Referenced nodes outside of JSON Schema keywords: pointer → name in `$defs`. */
  readonly extra = new Map<string, string>()

  constructor(root: Written, target: string) {
    this.#root = root
    this.#index(root, '', target, HERE)
  }

  /**
   * The converted pointer that a reference in the node at `pointer` refers to; `undefined` if it is outside
   * of the file.
   */
  resolve(ref: string, pointer: string): string | undefined {
    const found = this.#find(ref, this.#nodes.get(pointer)?.base ?? HERE)
    if (found === undefined) return undefined
    const known = this.#nodes.get(found)
    if (known) return known.modern
    const node = valueAt(this.#root, found)
    if (!isObject(node)) return undefined
    const name = this.#freeName(splitPointer(found).at(-1) ?? 'definition')
    const target = joinPointer([...splitPointer(this.#nodes.get('')!.modern), '$defs', name])
    this.extra.set(found, name)
    this.#index(node, found, target, this.#nodes.get(pointer)?.base ?? HERE)
    return target
  }

  /** Like `resolve` for `$dynamicRef`, which is equivalent if only one anchor has the name. */
  resolveDynamic(ref: string, pointer: string): string | undefined {
    return (this.#dynamic.get(ref.slice(ref.indexOf('#') + 1)) ?? 0) > 1
      ? undefined
      : this.resolve(ref, pointer)
  }

  #find(ref: string, base: string): string | undefined {
    const address = absolute(ref, base)
    if (this.#addresses.has(address)) return this.#addresses.get(address)
    const at = address.indexOf('#')
    const document = this.#addresses.get(at < 0 ? address : address.slice(0, at))
    const fragment = at < 0 ? '' : decoded(address.slice(at + 1))
    if (document === undefined || (fragment !== '' && !fragment.startsWith('/'))) return undefined
    const pointer = `${document}${fragment}`
    return valueAt(this.#root, pointer) === undefined ? undefined : pointer
  }

  #freeName(wanted: string): string {
    const taken = new Set([
      ...Object.keys((this.#root.$defs as object | undefined) ?? {}),
      ...Object.keys((this.#root.definitions as object | undefined) ?? {}),
      ...this.extra.values(),
    ])
    let name = wanted
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`
    return name
  }

  #index(node: unknown, pointer: string, modern: string, outer: string): void {
    if (this.#nodes.has(pointer)) return
    const own = isObject(node)
      ? (node.$id ?? (typeof node.id === 'string' && pointer === '' ? node.id : undefined))
      : undefined
    const base = typeof own === 'string' ? withoutFragment(absolute(own, outer)) : outer
    this.#nodes.set(pointer, { modern, base })
    if (pointer === '') this.#addresses.set(withoutFragment(base), '')
    if (!isObject(node)) return
    if (typeof own === 'string') this.#addresses.set(absolute(own, outer), pointer)
    if (typeof own === 'string' && !own.startsWith('#')) this.#addresses.set(base, pointer)
    for (const anchor of [node.$anchor, node.$dynamicAnchor])
      if (typeof anchor === 'string') this.#addresses.set(`${base}#${anchor}`, pointer)
    if (typeof node.$dynamicAnchor === 'string')
      this.#dynamic.set(node.$dynamicAnchor, (this.#dynamic.get(node.$dynamicAnchor) ?? 0) + 1)
    for (const { keys, node: child } of schemasBelow(node)) {
      const target = joinPointer([...splitPointer(modern), ...modernKeys(node, keys)])
      this.#index(child, joinPointer([...splitPointer(pointer), ...keys]), target, base)
    }
  }
}

function absolute(ref: string, base: string): string {
  return (ref.startsWith('#') ? `${base}${ref}` : uri.resolve(base, ref)).replace(/#$/, '')
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '')
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
