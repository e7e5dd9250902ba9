import { isWithin, joinPointer, splitPointer, treeOf, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { pointerAfterChange } from '@formwright/engine'

/** Values of a place before and after a change; null for nothing. */
interface Values {
  readonly before: Json
  readonly after: Json
}

/**
 * Where what stands at a place now stood before changes that are gone back over one after the other, the
 * latest first: in the same row, wherever that was in its list, and in the column of that row where a table
 * has one for each.
 */
export class PastPointer {
  readonly #bundle: FormBundle
  #place: string | undefined
  /** The list or table that it is in; nothing for a place that no change of rows moves. */
  readonly list: string | undefined

  constructor(bundle: FormBundle, pointer: string) {
    this.#bundle = bundle
    this.#place = pointer
    const path = treeOf(bundle).nodeAt(pointer)?.path ?? []
    const row = path.indexOf('*')
    this.list = row < 0 ? undefined : joinPointer(splitPointer(pointer).slice(0, row))
  }

  /** Where it was after the change that is looked at next; nothing from before its row was there. */
  get pointer(): string | undefined {
    return this.#place
  }

  /**
   * Whether a change of these places may have moved the row. It did not where it wrote into one cell; rows
   * that change places are written cell by cell, or with what is around them.
   */
  mayMove(paths: readonly string[]): boolean {
    const around = paths.filter((path) => isWithin(path, this.list!) || isWithin(this.list!, path))
    return around.length > 1 || around.some((path) => path !== this.#place && isWithin(this.#place!, path))
  }

  /** Goes back over a change between two documents, and gives what it did to the value. */
  stepBack(before: unknown, after: unknown): Values {
    const current = this.#place!
    const earlier = pointerAfterChange(this.#bundle, after, before)(current)
    const isThere = splitPointer(earlier).length === splitPointer(current).length
    this.#place = isThere ? earlier : undefined
    const valueOf = (answers: unknown, at: string) => (valueAt(answers, at) ?? null) as Json
    return { before: isThere ? valueOf(before, earlier) : null, after: valueOf(after, current) }
  }
}
