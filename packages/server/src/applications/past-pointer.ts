import { isWithin, joinPointer, splitPointer, treeOf, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { pointerAfterChange } from '@formwright/engine'

/** Values at a pointer before and after a change; null for none. */
interface Values {
  readonly before: Json
  readonly after: Json
}

/**
 * Tracks a pointer back through changes, latest first: it follows its row through the list, and its column if
 * a table has one per row.
 */
export class PastPointer {
  readonly #bundle: FormBundle
  #place: string | undefined
  /** Pointer of the list or table that contains it; `undefined` if no row change can move it. */
  readonly list: string | undefined

  constructor(bundle: FormBundle, pointer: string) {
    this.#bundle = bundle
    this.#place = pointer
    const path = treeOf(bundle).nodeAt(pointer)?.path ?? []
    const row = path.indexOf('*')
    this.list = row < 0 ? undefined : joinPointer(splitPointer(pointer).slice(0, row))
  }

  /** The pointer after the change that is processed next; `undefined` before its row existed. */
  get pointer(): string | undefined {
    return this.#place
  }

  /**
   * Whether a change may have moved the row. Writing a single cell does not; swapped rows are written cell by
   * cell, or with their surroundings.
   */
  mayMove(paths: readonly string[]): boolean {
    const around = paths.filter((path) => isWithin(path, this.list!) || isWithin(this.list!, path))
    return around.length > 1 || around.some((path) => path !== this.#place && isWithin(this.#place!, path))
  }

  /** Reverts a change between two documents, and returns what it changed at the pointer. */
  stepBack(before: unknown, after: unknown): Values {
    const current = this.#place!
    const earlier = pointerAfterChange(this.#bundle, after, before)(current)
    const isThere = splitPointer(earlier).length === splitPointer(current).length
    this.#place = isThere ? earlier : undefined
    const valueOf = (answers: unknown, at: string) => (valueAt(answers, at) ?? null) as Json
    return { before: isThere ? valueOf(before, earlier) : null, after: valueOf(after, current) }
  }
}
