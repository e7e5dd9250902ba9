import type { Json } from '@formwright/definition'
import { equal } from '../merge/equal.ts'

/** Where a value came from, when nobody typed it. */
export type Origin = 'computed' | 'carried' | 'imported'

interface Mark {
  readonly origin: Origin
  readonly value: Json
}

/** Which values were computed, carried or imported. A mark ends when the value is changed by hand, and comes back with it. */
export class Origins {
  readonly #marks: Map<string, Mark>

  constructor(marks: Readonly<Record<string, Mark>> = {}) {
    this.#marks = new Map(Object.entries(marks))
  }

  mark(pointer: string, origin: Origin, value: Json): void {
    this.#marks.set(pointer, { origin, value })
  }

  of(pointer: string, value: unknown): Origin | undefined {
    const mark = this.#marks.get(pointer)
    return mark && equal(mark.value, value) ? mark.origin : undefined
  }

  /** All marks, to be kept with the answers. */
  toJSON(): Record<string, Mark> {
    return Object.fromEntries(this.#marks)
  }
}
