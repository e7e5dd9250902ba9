import { below } from '../json/source.ts'
import type { JsonSource } from '../json/source.ts'
import { valueAt } from '../json/pointer.ts'
import { closest, typoOf } from '../problems/closest.ts'
import { placeOf, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import { resolvePath } from './inherit.ts'
import type { Schema } from './types.ts'

/** More nodes than this and references multiply without bound. */
export const MAX_NODES = 100_000

/** Where a node of the bundle's schema was written. */
export interface Origin {
  readonly source: JsonSource
  readonly pointer: string
}

interface Frame {
  readonly source: JsonSource
  readonly pointer: string
  readonly chain: readonly string[]
}

/** Inlines every `$ref` of a part's schema; what stands beside a `$ref` wins over what it refers to. */
export class Inliner {
  readonly problems: Problem[] = []
  /** Pointer in the bundle's schema → where that node was written. */
  readonly origins = new Map<string, Origin>()
  readonly used = new Set<string>()
  readonly #sources: ReadonlyMap<string, JsonSource>
  /** Where a file stands in the edition: a `$ref` in a shared file leads to the files of the edition that shares it. */
  readonly #paths: ReadonlyMap<JsonSource, string>
  #nodes = 0

  constructor(sources: ReadonlyMap<string, JsonSource>) {
    this.#sources = sources
    this.#paths = new Map([...sources].map(([path, source]) => [source, path]))
  }

  inline(source: JsonSource, target: string): Schema {
    return this.#node(source.value as Schema, { source, pointer: '', chain: [] }, target)
  }

  #node(schema: Schema | boolean, frame: Frame, target: string): Schema {
    if (typeof schema === 'boolean') return schema as unknown as Schema
    if (++this.#nodes > MAX_NODES) {
      if (this.#nodes === MAX_NODES + 1)
        this.problems.push(problemAt(placeOf(frame.source, frame.pointer), 'too-large', { limit: MAX_NODES }))
      return {}
    }
    if (!this.origins.has(target)) this.origins.set(target, { source: frame.source, pointer: frame.pointer })
    const {
      $ref,
      $defs: _defs,
      $schema: _schema,
      $comment: _comment,
      ...own
    } = schema as Schema & Record<string, unknown>
    const children = this.#children(own as Schema, frame, target)
    return typeof $ref === 'string' ? this.#follow($ref, children, frame, target) : children
  }

  #children(schema: Schema, frame: Frame, target: string): Schema {
    const result: Record<string, unknown> = { ...schema }
    const child = (value: Schema | boolean, ...keys: (string | number)[]) =>
      this.#node(value, { ...frame, pointer: below(frame.pointer, ...keys) }, below(target, ...keys))
    for (const key of ['properties', 'dependentSchemas'] as const) {
      const map = schema[key] as Record<string, Schema> | undefined
      if (map)
        result[key] = Object.fromEntries(
          Object.entries(map).map(([name, value]) => [name, child(value, key, name)]),
        )
    }
    for (const key of [
      'items',
      'additionalProperties',
      'not',
      'if',
      'then',
      'else',
      'contains',
      'propertyNames',
    ] as const) {
      if (schema[key] !== undefined) result[key] = child(schema[key] as Schema, key)
    }
    for (const key of ['oneOf', 'anyOf', 'allOf', 'prefixItems'] as const) {
      const list = schema[key] as Schema[] | undefined
      if (list) result[key] = list.map((value, index) => child(value, key, index))
    }
    return result as Schema
  }

  #follow(ref: string, siblings: Schema, frame: Frame, target: string): Schema {
    const found = this.#resolve(ref, frame)
    if (!found) return siblings
    const name = `${found.source.file}#${found.pointer}`
    this.used.add(name)
    if (frame.chain.includes(name)) {
      const loop = [...frame.chain.slice(frame.chain.indexOf(name)), name].map((step) =>
        step.slice(step.lastIndexOf('/') + 1),
      )
      this.problems.push(
        problemAt(placeOf(frame.source, below(frame.pointer, '$ref')), 'ref-loop', {
          chain: loop.join(' → '),
        }),
      )
      return siblings
    }
    const schema = valueAt(found.source.value, found.pointer) as Schema
    const base = this.#node(schema, { ...found, chain: [...frame.chain, name] }, target)
    return { ...base, ...siblings }
  }

  #resolve(ref: string, frame: Frame): { source: JsonSource; pointer: string } | undefined {
    const [path = '', fragment = ''] = ref.split('#')
    const at = this.#paths.get(frame.source)!
    const file = path === '' ? at : resolvePath(at, path)
    const source = this.#sources.get(file)
    const pointer = safeDecode(fragment)
    const value = source && valueAt(source.value, pointer)
    if (source && (typeof value === 'boolean' || (typeof value === 'object' && value !== null)))
      return { source, pointer }
    const parent = pointer.slice(0, pointer.lastIndexOf('/'))
    const names = source ? Object.keys((valueAt(source.value, parent) as object | undefined) ?? {}) : []
    const near = source
      ? closest(pointer.slice(parent.length + 1), names)
      : closest(file, this.#sources.keys())
    const sure = source ? typoOf(pointer.slice(parent.length + 1), names) : ''
    const suggestion = near === '' ? '' : source ? `${path}#${parent}/${near}` : near
    this.problems.push(
      problemAt(
        placeOf(frame.source, below(frame.pointer, '$ref')),
        'ref-unknown',
        { ref, suggestion },
        sure === '' ? undefined : JSON.stringify(`${path}#${parent}/${sure}`),
      ),
    )
    return undefined
  }
}

function safeDecode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
