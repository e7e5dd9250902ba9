import { equal } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/** The origin of a value that nobody typed; `restored`: a correction had set it aside. */
export type Origin = 'computed' | 'carried' | 'imported' | 'restored'

interface Mark {
  /** `confirmed`: somebody confirmed a carried value. */
  readonly origin: Origin | 'confirmed'
  readonly value: Json
}

type Marks = Readonly<Record<string, Mark>>

/**
 * Records which values were computed, carried, imported or restored. A mark ends when the value is changed by
 * hand, and returns with the value.
 */
export class Origins {
  #marks: Map<string, Mark>
  #revision = 0

  constructor(marks: Marks = {}) {
    this.#marks = new Map(Object.entries(marks))
  }

  /** Increases with every change. */
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

  /** Pointers of carried values that are unchanged. */
  carried(valueAt: (pointer: string) => unknown): string[] {
    return [...this.#marks.keys()].filter((pointer) => this.of(pointer, valueAt(pointer)) === 'carried')
  }

  /**
   * Merges marks made elsewhere; a mark for the current value takes precedence over one for an earlier value.
   * Returns the pointers whose marks changed.
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

  /** All marks, to be stored with the answers. */
  toJSON(): Record<string, Mark> {
    return Object.fromEntries(this.#marks)
  }
}

/** Merges the marks of two sides: the later ones win, but a confirmed value does not become carried again. */
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
