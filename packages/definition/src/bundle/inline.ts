import { below, splitPointer, ownMember, valueAt } from '../json/pointer.ts'
import type { JsonSource } from '../json/source.ts'
import { closest, typoOf } from '../problems/closest.ts'
import { locationOf, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import { mapSubschemas } from '../schema/applicators.ts'
import { together } from '../schema/together.ts'
import { nameOf, References, shortNameOf } from './references.ts'
import type { SchemaLocation } from './references.ts'
import type { Schema } from '../types/index.ts'

/** With more nodes than this, references are considered to multiply without bound. */
export const MAX_NODES = 100_000

/** Source location of a node of the bundle's schema. */
export interface Origin extends SchemaLocation {
  /** The chain of schemas that it refers to by `$ref`, in order. */
  readonly bases: SchemaLocation[]
}

/** A schema with its references resolved; valid while its source files are unchanged. */
interface Inlined {
  readonly target: string
  readonly schema: Schema
  /** Path in the edition → file. */
  readonly files: ReadonlyMap<string, JsonSource>
  readonly origins: readonly (readonly [pointer: string, origin: Origin])[]
  readonly used: ReadonlySet<string>
  readonly nodes: number
}

/** Caches the last result per file: while a form is edited most files do not change. */
const inlined = new WeakMap<JsonSource, Inlined>()

/** Keywords that identify a schema and are no longer needed once references are resolved. */
const USED_UP = [
  '$defs',
  'definitions',
  '$schema',
  '$comment',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$vocabulary',
]

/**
 * Inlines the references of an edition's schemas. Annotations beside a `$ref` override those of the
 * referenced schema; its constraints apply as well. Recursive schemas are kept as definitions.
 */
export class Inliner {
  readonly problems: Problem[] = []
  /** Pointer in the bundle's schema → where that node was written. */
  readonly origins = new Map<string, Origin>()
  readonly used = new Set<string>()
  /** Recursive schemas by the name that references in the bundle use. */
  readonly definitions: Record<string, Schema> = {}
  readonly #references: References
  readonly #sources: ReadonlyMap<string, JsonSource>
  readonly #names = new Map<string, string>()
  readonly #loops = new Set<string>()
  #nodes = 0
  /** The files and definitions that the current schema is built from. */
  #visited = new Set<JsonSource>()
  #usedHere = new Set<string>()
  /** Whether a recursive schema was met: its result depends on all schemas visited before. */
  #inCircles = false

  constructor(sources: ReadonlyMap<string, JsonSource>) {
    this.#sources = sources
    this.#references = new References(sources)
  }

  /** Whether everything could be inlined without exceeding the node limit. */
  get isWhole(): boolean {
    return this.#nodes <= MAX_NODES
  }

  inline(source: JsonSource, target: string): Schema {
    const known = inlined.get(source)
    const result = known && this.#mayReuse(known, target) ? known : this.#inlined(source, target)
    for (const [pointer, origin] of result.origins) this.origins.set(pointer, origin)
    for (const name of result.used) this.used.add(name)
    return result.schema
  }

  #inlined(source: JsonSource, target: string): Inlined {
    const nodes = this.#nodes
    const problems = this.problems.length
    this.#visited = new Set()
    this.#usedHere = new Set()
    const before = this.origins.size
    const schema = this.#node({ source, pointer: '' }, source.value as Schema, target)
    const paths = new Map([...this.#sources].map(([path, one]) => [one, path]))
    const result = {
      target,
      schema,
      files: new Map([...this.#visited].map((one) => [paths.get(one)!, one])),
      origins: [...this.origins].slice(before),
      used: this.#usedHere,
      nodes: this.#nodes - nodes,
    }
    const isSound = this.isWhole && this.problems.length === problems && !this.#inCircles
    if (isSound && !this.#references.hasNames) inlined.set(source, result)
    return result
  }

  /**
   * Whether a cached result may be reused: its files belong to this edition, and the node limit is not
   * exceeded.
   */
  #mayReuse({ target, files, nodes }: Inlined, wanted: string): boolean {
    if (target !== wanted || this.#references.hasNames || this.#nodes + nodes > MAX_NODES) return false
    for (const [path, source] of files) if (this.#sources.get(path) !== source) return false
    this.#nodes += nodes
    return true
  }

  #node(location: SchemaLocation, schema: Schema, target: string): Schema {
    if (++this.#nodes > MAX_NODES) {
      if (this.#nodes === MAX_NODES + 1) this.#report(location, '', 'too-large', { limit: MAX_NODES })
      return {}
    }
    this.#visited.add(location.source)
    const origin = this.origins.get(target)
    if (origin) origin.bases.push(location)
    else this.origins.set(target, { ...location, bases: [] })
    const { $ref, ...own } = schema
    for (const keyword of USED_UP) delete (own as Record<string, unknown>)[keyword]
    if (own.$dynamicRef !== undefined) {
      this.#report(location, '/$dynamicRef', 'ref-dynamic', {})
      delete (own as Record<string, unknown>).$dynamicRef
    }
    const written = mapSubschemas(own, ({ schema: inner, keys }) =>
      typeof inner === 'boolean'
        ? inner
        : this.#node(
            { ...location, pointer: below(location.pointer, ...keys) },
            inner,
            below(target, ...keys),
          ),
    )
    return typeof $ref === 'string' ? this.#follow($ref, location, written, target) : written
  }

  #follow(ref: string, location: SchemaLocation, siblings: Schema, target: string): Schema {
    const found = this.#references.resolve(ref, location)
    if (!found) {
      this.#unknown(ref, location)
      return siblings
    }
    this.#usedHere.add(nameOf(found))
    this.#visited.add(found.source)
    if (this.#isReachedFrom(found, 'place')) {
      this.#inCircles = true
      this.#reportLoop(found, location)
      return siblings
    }
    if (this.#isReachedFrom(found, 'anywhere')) return { $ref: `#/$defs/${this.#define(found)}`, ...siblings }
    const base = valueAt(found.source.value, found.pointer) as Schema | boolean
    if (base === true) return siblings
    return together(base === false ? base : this.#node(found, base, target), siblings)
  }

  /** Whether a schema refers to itself, from within it or for the same value. */
  #isReachedFrom(location: SchemaLocation, within: 'anywhere' | 'place'): boolean {
    const name = nameOf(location)
    return this.#references.reachedFrom(location, within).some((reached) => nameOf(reached) === name)
  }

  /** Adds a schema to the definitions once and returns its name. */
  #define(location: SchemaLocation): string {
    this.#inCircles = true
    const known = this.#names.get(nameOf(location))
    if (known !== undefined) return known
    const short = shortNameOf(location).replaceAll(/[^A-Za-z0-9_-]+/g, '-') || 'schema'
    const taken = new Set(this.#names.values())
    let name = short
    for (let count = 2; taken.has(name); count++) name = `${short}-${count}`
    this.#names.set(nameOf(location), name)
    this.definitions[name] = this.#node(
      location,
      valueAt(location.source.value, location.pointer) as Schema,
      below('', '$defs', name),
    )
    return name
  }

  /** Reports a reference loop once, where it is first found. */
  #reportLoop(found: SchemaLocation, location: SchemaLocation): void {
    const circle = this.#references
      .reachedFrom(found, 'place')
      .filter((one) =>
        this.#references.reachedFrom(one, 'place').some((other) => nameOf(other) === nameOf(found)),
      )
    const key = circle.map(nameOf).sort().join(' ')
    if (this.#loops.has(key)) return
    this.#loops.add(key)
    const chain = [found, ...circle.filter((one) => nameOf(one) !== nameOf(found)), found]
    this.#report(this.#references.closingRef(found) ?? location, '/$ref', 'ref-loop', {
      chain: chain.map(shortNameOf).join(' → '),
    })
  }

  #unknown(ref: string, location: SchemaLocation): void {
    const source = this.#references.fileOf(ref, location)
    if (!source && this.#references.isRemote(ref, location))
      return this.#report(location, '/$ref', 'ref-remote', { ref })
    const [path = '', fragment = ''] = ref.split('#')
    const parent = fragment.slice(0, Math.max(0, fragment.lastIndexOf('/')))
    const names = source ? Object.keys((valueAt(source.value, parent) as object | undefined) ?? {}) : []
    const last = splitPointer(fragment).at(-1) ?? ''
    const files = [...this.#sources.keys()].map((file) => pathFrom(location.source.file, file))
    const sameName = files.filter((file) => file.split('/').at(-1) === path.split('/').at(-1))
    const nearFile = sameName.length === 1 ? sameName[0]! : closest(path, files)
    const near = source ? closest(last, names) : nearFile
    const sure = source ? typoOf(last, names) : ''
    const nearest = near === '' ? '' : source ? `${path}#${parent}/${near}` : `${near}#${fragment}`
    const suggestion = nearest === '' || nearest.endsWith('#') ? this.#byName(ref, location) : nearest
    this.#report(
      location,
      '/$ref',
      'ref-unknown',
      { ref, suggestion },
      sure === '' ? undefined : JSON.stringify(`${path}#${parent}/${sure}`),
    )
  }

  /** The schema of the definition named by the last segment of a reference, in the referenced file. */
  #byName(ref: string, location: SchemaLocation): string {
    const name = /\w+$/.exec(ref)?.[0] ?? ''
    const [path = ''] = ref.split(/#|(?<=\.json)/)
    const file = [...this.#sources.values()].find(
      (one) => (path === '' ? location.source.file : pathFrom(location.source.file, one.file)) === path,
    )
    const own = path === '' ? location.source : file
    const isThere = ownMember(ownMember(own?.value, '$defs'), name) !== undefined
    return isThere ? `${path}#/$defs/${name}` : ''
  }

  #report(
    { source, pointer }: SchemaLocation,
    keyword: string,
    code: 'too-large' | 'ref-dynamic' | 'ref-loop' | 'ref-remote' | 'ref-unknown',
    params: Readonly<Record<string, string | number>>,
    fix?: string,
  ): void {
    this.problems.push(problemAt(locationOf(source, pointer + keyword), code, params, fix))
  }
}

/** How a file is written as seen from another: `../../shared/fields.json`. */
function pathFrom(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  const differing = here.findIndex((folder, index) => folder !== there[index])
  const shared = differing < 0 ? here.length : differing
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}
