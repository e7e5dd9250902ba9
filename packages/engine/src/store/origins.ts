import { equal } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/** Where a value came from, when nobody typed it there; `restored`: a correction had set it aside. */
export type Origin = 'computed' | 'carried' | 'imported' | 'restored'

interface Mark {
  /** `confirmed`: somebody looked at a value that was carried, and it holds. */
  readonly origin: Origin | 'confirmed'
  readonly value: Json
}

type Marks = Readonly<Record<string, Mark>>

/**
 * Which values were computed, carried, imported or put back. A mark ends when the value is changed by hand,
 * and comes back with it.
 */
export class Origins {
  #marks: Map<string, Mark>
  #revision = 0

  constructor(marks: Marks = {}) {
    this.#marks = new Map(Object.entries(marks))
  }

  /** Counts up with every change. */
  get revision(): number {
    return this.#revision
  }

  mark(pointer: string, origin: Mark['origin'], value: Json): void {
    this.#marks.set(pointer, { origin, value })
    this.#revision++
  }

  of(pointer: string, value: unknown): Origin | undefined {
    const mark = this.#marks.get(pointer)
    return mark && mark.origin !== 'confirmed' && equal(mark.value, value) ? mark.origin : undefined
  }

  /** Places whose value was carried, as far as it still stands. */
  carried(valueAt: (pointer: string) => unknown): string[] {
    return [...this.#marks.keys()].filter((pointer) => this.of(pointer, valueAt(pointer)) === 'carried')
  }

  /**
   * Takes in marks that were made elsewhere; one that tells of the value that stands here outlasts one of a
   * value before it. Gives the places that are marked otherwise now.
   */
  join(others: Marks, valueAt: (pointer: string) => unknown): string[] {
    const news = Object.entries(others).filter(([pointer, { value }]) => {
      const [own, now] = [this.#marks.get(pointer), valueAt(pointer)]
      return !own || !equal(own.value, now) || equal(value, now)
    })
    const joined = joinOrigins(this.toJSON(), Object.fromEntries(news))
    const changed = Object.keys(joined).filter((pointer) => !equal(joined[pointer], this.#marks.get(pointer)))
    this.#marks = new Map(Object.entries(joined))
    return changed
  }

  /** All marks, to be kept with the answers. */
  toJSON(): Record<string, Mark> {
    return Object.fromEntries(this.#marks)
  }
}

/** Marks of two sides: the later ones stand, but what somebody confirmed is not carried again. */
export function joinOrigins<M extends { readonly origin: string; readonly value: Json }>(
  marks: Readonly<Record<string, M>>,
  later: Readonly<Record<string, M>>,
): Record<string, M> {
  const kept = Object.entries(later).filter(([pointer, mark]) => {
    const before = marks[pointer]
    return !(before?.origin === 'confirmed' && mark.origin === 'carried' && equal(before.value, mark.value))
  })
  return { ...marks, ...Object.fromEntries(kept) }
}
