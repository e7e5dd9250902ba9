import { targetOf } from '@formwright/definition'
import type { Field, FormBundle, Schema } from '@formwright/definition'

/** A macro that iterates over rows with a variable: `projects.list.exists(p, …)`. */
const GOES_THROUGH = /([A-Za-z_][\w.]*)\.(?:all|exists|exists_one|filter|map)\(([A-Za-z_]\w*),/g

/** The variables by which rules iterate over rows, and the rows. */
export function throughIn({ rules }: Pick<FormBundle, 'rules'>): (readonly [name: string, rows: string])[] {
  return rules.flatMap((rule) => [
    ...[...JSON.stringify(rule).matchAll(GOES_THROUGH)].map(([, rows, name]) => [name!, rows!] as const),
    ...[rule.each ?? {}]
      .flat()
      .flatMap((one) => Object.entries(one))
      .flatMap(([name, rows]) => (typeof rows === 'string' ? [[name, rows] as const] : [])),
  ])
}

/**
 * The titles of members in a specific field or its rows, if the title refers to the same member wherever it
 * is used.
 */
export class OwnTitles {
  /** Rows or group → key of a member → its title. */
  readonly #of = new Map<string, ReadonlyMap<string, string>>()
  /** Variable by which rules iterate → the rows. */
  readonly #through = new Map<string, Set<string>>()
  readonly #keys = new Map<string, Set<string>>()

  constructor(bundle: FormBundle, fields: readonly Field[], say: (text: string) => string) {
    for (const { pointer, schema } of fields) this.#of.set(targetOf(pointer), this.#gather(schema, say))
    const put = (name: string, rows: string) =>
      this.#through.set(name, (this.#through.get(name) ?? new Set()).add(rows))
    for (const [name, rows] of throughIn(bundle)) put(name, rows)
  }

  /** Titles that refer to one member key only, with that key. */
  get all(): readonly (readonly [title: string, key: string])[] {
    return [...this.#keys].flatMap(([title, keys]) =>
      keys.size === 1 ? [[title, [...keys][0]!] as const] : [],
    )
  }

  /** The title of a member in a field, or in the rows that a variable iterates over. */
  titleOf(of: string, key: string): string | undefined {
    const holders = this.#of.has(of) ? [of] : [...(this.#through.get(of) ?? [])]
    const titles = new Set(holders.flatMap((one) => this.#of.get(one)?.get(key) ?? []))
    const [title] = titles
    return title !== undefined && titles.size === 1 && this.#keys.get(title)?.size === 1 ? title : undefined
  }

  /** Whether the members of a field have no titles, such as code and name of a region. */
  isUntitled(of: string): boolean {
    return this.#of.get(of)?.size === 0
  }

  #gather(schema: Schema, say: (text: string) => string): ReadonlyMap<string, string> {
    const own = new Map<string, string>()
    const members = [schema, schema.items ?? {}].flatMap(({ properties = {} }) => Object.entries(properties))
    const columns = schema['x-list']?.columns.map(({ key, title }) => [key, { title }] as const) ?? []
    for (const [key, { title = '' }] of [...members, ...columns]) {
      const said = say(title)
      if (said === '') continue
      own.set(key, said)
      this.#keys.set(said, (this.#keys.get(said) ?? new Set()).add(key))
    }
    return own
  }
}
