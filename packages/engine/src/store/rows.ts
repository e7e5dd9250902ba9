import { below, treeOf, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { keyIn, rowsIn } from '../rows/keyed-tables.ts'
import { referrersInto, referrersTo } from '../rows/referrers.ts'
import type { Referrer } from '../rows/referrers.ts'
import { arrange, tableOf } from '../rows/row-changes.ts'
import type { Arrangement, Change } from '../rows/row-changes.ts'
import type { Origin } from './origins.ts'
import { withValue } from '../structure/with-value.ts'

/** The store that holds the rows. */
interface Store {
  readonly answers: unknown
  readonly bundle: FormBundle
  setAll: (changes: readonly Change[], origin?: Origin) => void
}

/**
 * Adds, copies, moves and removes rows, each as one undo step. Keys (`x-key`) follow the row order;
 * references (`x-ref`), attachments and lists follow their rows.
 */
export class Rows {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * Adds a row, by default at the end; in a tuple after its fixed positions.
   * @returns the pointer of the new row
   */
  add(list: string, row: Json = {}, at?: number): string {
    const indexes = this.#indexes(list)
    const open = Math.max(0, this.#positionsOf(list) - indexes.length)
    const index = Math.min(Math.max(0, at ?? indexes.length), indexes.length)
    const fresh = Array.from({ length: open + 1 }, () => 'new' as const)
    this.#arrange(list, [...indexes.slice(0, index), ...fresh, ...indexes.slice(index)], {
      added: [...Array.from({ length: open }, () => null), row],
    })
    return below(list, index + open)
  }

  /**
   * Adds a copy of a row after it, without its key and attachments.
   * @returns the pointer of the copy; `undefined` where there is no such row
   */
  duplicate(row: string): string | undefined {
    const copied = valueAt(this.#store.answers, row) as Json | undefined
    if (copied === undefined) return undefined
    const { list, index } = rowAt(row)
    const key = tableOf(this.#store.bundle, list)?.cell.key
    const copy = key === undefined ? copied : (withValue(copied, [key], undefined) as Json)
    return this.add(list, copy, index + 1)
  }

  /** Moves a row to another index. */
  move(row: string, to: number): void {
    const { list, index } = rowAt(row)
    const indexes = this.#indexes(list)
    if (!indexes.includes(index)) return
    const others = indexes.filter((other) => other !== index)
    const target = Math.min(Math.max(0, to), others.length)
    this.#arrange(list, [...others.slice(0, target), index, ...others.slice(target)])
  }

  /** Reorders the rows of a list: their current indexes, each once. */
  reorder(list: string, order: readonly number[]): void {
    const indexes = this.#indexes(list)
    const isEach = order.length === indexes.length && new Set(order).size === order.length
    if (!isEach || !order.every((index) => indexes.includes(index)))
      throw new RangeError(`The order of ${list} must name each of its ${indexes.length} rows once`)
    this.#arrange(list, order)
  }

  /**
   * Removes a row unless it is referenced; then nothing happens and the references are returned. With
   * `references`, the references are removed too, in the same step.
   */
  remove(row: string, { references = false }: { readonly references?: boolean } = {}): readonly Referrer[] {
    const { list, index } = rowAt(row)
    const indexes = this.#indexes(list)
    if (!indexes.includes(index)) return []
    const referrers = this.referrers(row)
    if (referrers.length > 0 && !references) return referrers
    const others = indexes.filter((other) => other !== index)
    const key = this.#keyOf(row)
    // tuple positions that only existed as padding before the row
    const isBlank = (rowIndex: number) =>
      (valueAt(this.#store.answers, below(list, rowIndex)) ?? null) === null
    const positions = this.#positionsOf(list)
    if (positions > 0 && positions >= others.length)
      while (others.length > 0 && isBlank(others.at(-1)!)) others.pop()
    this.#arrange(list, others, { without: key === undefined ? [] : [key] })
    return []
  }

  /**
   * Replaces the rows of a list; none empties it. If its rows are referenced from outside, nothing happens,
   * as with `remove`.
   */
  replace(
    list: string,
    rows: readonly Json[],
    { references = false, origin }: { readonly references?: boolean; readonly origin?: Origin } = {},
  ): readonly Referrer[] {
    const before = this.#indexes(list).map((index) => below(list, index))
    const without = before.map((row) => this.#keyOf(row)).filter((key) => key !== undefined)
    const referrers = this.#referrersTo(list, without, list, before)
    if (referrers.length > 0 && !references) return referrers
    this.#arrange(
      list,
      rows.map(() => 'new'),
      { added: rows, without },
      origin,
    )
    return []
  }

  /**
   * Renumbers the rows of a list in order, and updates references.
   * @param without keys that may no longer be referenced
   */
  renumber(list: string, without: readonly string[] = []): void {
    this.#arrange(list, this.#indexes(list), { without })
  }

  /** The references to a row from outside of it, in form order. */
  referrers(row: string): readonly Referrer[] {
    const key = this.#keyOf(row)
    return this.#referrersTo(rowAt(row).list, key === undefined ? [] : [key], row, [row])
  }

  /** The references to rows of a list, or to rows in them, from outside of a pointer. */
  #referrersTo(
    list: string,
    keys: readonly string[],
    pointer: string,
    rows: readonly string[],
  ): readonly Referrer[] {
    const { bundle, answers } = this.#store
    const table = tableOf(bundle, list)
    const own = table
      ? referrersTo(bundle, answers, { table, list, keys: new Set(keys), within: pointer })
      : []
    const inside = rows.flatMap((row) => referrersInto(bundle, answers, row, pointer))
    return [...new Map([...own, ...inside].map((one) => [one.pointer, one])).values()]
  }

  #arrange(
    list: string,
    arrangement: Arrangement,
    options: Parameters<typeof arrange>[4] = {},
    origin?: Origin,
  ): void {
    this.#store.setAll(arrange(this.#store.bundle, this.#store.answers, list, arrangement, options), origin)
  }

  /** The indexes of the rows of a list. */
  #indexes(list: string): number[] {
    return rowsIn(valueAt(this.#store.answers, list)).map((_, index) => index)
  }

  /** The number of fixed positions of a tuple. */
  #positionsOf(list: string): number {
    const node = treeOf(this.#store.bundle).nodeAt(list)
    return node?.kind === 'tuple' ? node.children.filter(({ repeated }) => !repeated).length : 0
  }

  #keyOf(row: string): string | undefined {
    const table = tableOf(this.#store.bundle, rowAt(row).list)
    const key = table && keyIn(valueAt(this.#store.answers, row), table.cell)
    return typeof key === 'string' && key !== '' ? key : undefined
  }
}

function rowAt(row: string): { readonly list: string; readonly index: number } {
  const end = row.lastIndexOf('/')
  return { list: row.slice(0, end), index: Number(row.slice(end + 1)) }
}
