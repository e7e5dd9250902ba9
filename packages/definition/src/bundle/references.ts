import { isObject } from '../json/is-object.ts'
import { below, splitPointer, valueAt } from '../json/pointer.ts'
import type { JsonSource } from '../json/source.ts'
import { schemasBelow, subschemasOf, APPLICATORS } from '../schema/applicators.ts'
import type { Schema } from '../types/index.ts'

/** A schema in a file. */
export interface SchemaLocation {
  readonly source: JsonSource
  readonly pointer: string
}

/** Files without named schemas, cached because most files do not change while editing. */
const nameless = new WeakSet<JsonSource>()

/** Base URI of the edition folder, deep enough for relative paths that lead out of it. */
const FOLDER = 'https://form.invalid/1/2/3/4/5/6/7/8/'

function uriOf(path: string): string {
  return new URL(encodeURI(path), FOLDER).href
}

/**
 * Resolves references (JSON Schema 2020-12, 8 and 9.2): by path between the files of an edition, by `$id` and
 * `$anchor` within them.
 */
export class References {
  /**
   * Path of a file in the edition: a `$ref` in a shared file resolves to the files of the edition that shares
   * it.
   */
  readonly #paths: ReadonlyMap<JsonSource, string>
  readonly #resources = new Map<string, SchemaLocation>()
  readonly #anchors = new Map<string, SchemaLocation>()
  /** The base URI of each schema with an `$id`. */
  readonly #ids = new Map<JsonSource, Map<string, string>>()
  readonly #reached = new Map<string, readonly SchemaLocation[]>()

  constructor(sources: ReadonlyMap<string, JsonSource>) {
    this.#paths = new Map([...sources].map(([path, source]) => [source, path]))
    for (const [path, source] of sources)
      if (/(^|\/)(schema|shared\/[^/]+)\.json$/.test(path)) this.#index(source, path)
  }

  /** The schema that a reference resolves to; `undefined` if it cannot be resolved. */
  resolve(ref: string, from: SchemaLocation): SchemaLocation | undefined {
    const url = parseUrl(ref, this.#baseOf(from))
    const inFiles = parseUrl(ref, uriOf(this.#paths.get(from.source)!))
    return (url && this.#find(url)) ?? (inFiles && this.#find(inFiles))
  }

  /** Whether a reference points outside the edition, directly or through the `$id` that it is relative to. */
  isRemote(ref: string, from: SchemaLocation): boolean {
    const url = parseUrl(ref, this.#baseOf(from))
    return url !== undefined && !url.href.startsWith('https://form.invalid/')
  }

  /** The file of the edition that a reference points to. */
  fileOf(ref: string, from: SchemaLocation): JsonSource | undefined {
    const url = parseUrl(ref, uriOf(this.#paths.get(from.source)!))
    return url && this.#resources.get(withoutFragment(url))?.source
  }

  /** All locations that a schema reaches through references, directly or transitively. */
  reachedFrom(location: SchemaLocation, within: 'anywhere' | 'place'): readonly SchemaLocation[] {
    const key = `${within} ${nameOf(location)}`
    const known = this.#reached.get(key)
    if (known) return known
    const reached = new Map<string, SchemaLocation>()
    const open = [location]
    for (let next = open.pop(); next; next = open.pop())
      for (const target of this.#refsIn(next, within)) {
        const name = nameOf(target)
        if (reached.has(name)) continue
        reached.set(name, target)
        open.push(target)
      }
    const list = [...reached.values()]
    this.#reached.set(key, list)
    return list
  }

  /** The location of the reference that closes a loop for the same value. */
  closingRef(location: SchemaLocation): SchemaLocation | undefined {
    const { source } = location
    const name = nameOf(location)
    for (const { pointer, node } of inPlaceSchemas(
      valueAt(source.value, location.pointer) as Schema,
      location.pointer,
    )) {
      const target = typeof node.$ref === 'string' && this.resolve(node.$ref, { source, pointer })
      if (!target) continue
      const reached = [target, ...this.reachedFrom(target, 'place')]
      if (reached.some((one) => nameOf(one) === name)) return { source, pointer }
    }
    return undefined
  }

  #refsIn({ source, pointer }: SchemaLocation, within: 'anywhere' | 'place'): SchemaLocation[] {
    const schema = valueAt(source.value, pointer) as Schema | boolean
    const nodes = within === 'anywhere' ? schemasBelow(schema, pointer) : inPlaceSchemas(schema, pointer)
    return [...nodes].flatMap(({ pointer: at, node }) => {
      const target = typeof node.$ref === 'string' && this.resolve(node.$ref, { source, pointer: at })
      return target ? [target] : []
    })
  }

  /**
   * Whether any schema has an `$id` or `$anchor`, so that a change in one file may affect references in
   * others.
   */
  get hasNames(): boolean {
    return this.#anchors.size > 0 || [...this.#ids.values()].some(({ size }) => size > 0)
  }

  #index(source: JsonSource, path: string): void {
    const file = uriOf(path)
    this.#resources.set(file, { source, pointer: '' })
    const ids = new Map<string, string>()
    this.#ids.set(source, ids)
    if (nameless.has(source)) return
    const anchors = this.#anchors.size
    const visit = (schema: unknown, pointer: string, base: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const node = schema as Schema
      let uri = base
      if (typeof node.$id === 'string') {
        uri = withoutFragment(parseUrl(node.$id, base) ?? new URL(base))
        ids.set(pointer, uri)
        if (!this.#resources.has(uri)) this.#resources.set(uri, { source, pointer })
      }
      for (const anchor of [node.$anchor, node.$dynamicAnchor])
        if (typeof anchor === 'string') this.#anchors.set(`${uri}#${anchor}`, { source, pointer })
      for (const { schema: inner, keys } of subschemasOf(node)) visit(inner, below(pointer, ...keys), uri)
      for (const keyword of ['$defs', 'definitions'])
        for (const [name, inner] of Object.entries((node[keyword] as object | undefined) ?? {}))
          visit(inner, below(pointer, keyword, name), uri)
    }
    visit(source.value, '', file)
    if (ids.size === 0 && this.#anchors.size === anchors) nameless.add(source)
  }

  #baseOf({ source, pointer }: SchemaLocation): string {
    const ids = this.#ids.get(source)
    if (ids && ids.size > 0) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const id = ids.get(at)
        if (id !== undefined) return id
        if (at === '') break
      }
    }
    return uriOf(this.#paths.get(source)!)
  }

  #find(url: URL): SchemaLocation | undefined {
    const fragment = decode(url.hash.slice(1))
    const uri = withoutFragment(url)
    if (fragment !== '' && !fragment.startsWith('/')) return this.#anchors.get(`${uri}#${fragment}`)
    const resource = this.#resources.get(uri)
    if (!resource) return undefined
    const pointer = resource.pointer + fragment
    const value = valueAt(resource.source.value, pointer)
    const isSchema = typeof value === 'boolean' || isObject(value)
    return isSchema ? { source: resource.source, pointer } : undefined
  }
}

/** A key for a location, for messages and sets. */
export function nameOf({ source, pointer }: SchemaLocation): string {
  return `${source.file}#${pointer}`
}

/** A short name for a definition: the last segment of its pointer, or its file name. */
export function shortNameOf({ source, pointer }: SchemaLocation): string {
  return splitPointer(pointer).at(-1) ?? source.file.replace(/^.*\//, '').replace(/\.json$/, '')
}

/**
 * The schemas that apply to the same value as one: the schema itself and those in `allOf`, `if` and so on.
 */
function* inPlaceSchemas(
  schema: Schema | boolean,
  pointer: string,
): Generator<{ readonly pointer: string; readonly node: Schema }> {
  if (typeof schema !== 'object') return
  yield { pointer, node: schema }
  for (const { keyword, schema: inner, keys } of subschemasOf(schema))
    if (APPLICATORS[keyword].about === 'place') yield* inPlaceSchemas(inner, below(pointer, ...keys))
}

function parseUrl(ref: string, base: string): URL | undefined {
  try {
    return new URL(ref, base)
  } catch {
    return undefined
  }
}

function withoutFragment(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length).replace(/#$/, '')
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
