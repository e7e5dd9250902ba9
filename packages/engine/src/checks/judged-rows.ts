import type { Judged, Position } from '@formwright/rules'
import type { Finding } from '../findings/finding.ts'

/** The result of a rule for one row. */
interface Outcome {
  readonly position: Position
  /** `undefined` if there is none, or if the rule is pending. */
  readonly finding: Finding | undefined
  readonly isPending: boolean
}

/** The results of a rule over rows, so that after a change only the affected rows are evaluated again. */
export class JudgedRows {
  readonly #outcomes = new Map<string, Outcome>()
  #broken: readonly Outcome[] = []
  #pending = 0

  /** The findings in row order. */
  get findings(): readonly Finding[] {
    return this.#broken.flatMap(({ finding }) => finding ?? [])
  }

  /** Whether there are rows and none could be evaluated yet. */
  get isPending(): boolean {
    return this.#pending > 0 && this.#pending === this.#outcomes.size
  }

  /** Replaces the results of the rows that match a position; those of all rows if it is empty. */
  take<T extends Judged>(
    where: Position,
    judged: readonly T[],
    findingOf: (judged: T) => Finding | undefined,
  ): void {
    const isOne = judged.length === 1 && judged[0]!.position.size === where.size
    if (!isOne) this.#forget(where)
    const broken: Outcome[] = []
    for (const row of judged) {
      const outcome = {
        position: row.position,
        finding: findingOf(row),
        isPending: row.verdict === 'pending',
      }
      this.#put(nameOf(row.position), outcome)
      if (outcome.finding) broken.push(outcome)
    }
    const others = this.#broken.filter(({ position }) => !agrees(position, where))
    if (broken.length > 0 || others.length < this.#broken.length) this.#broken = inOrder(others, broken)
  }

  #forget(where: Position): void {
    if (where.size === 0) {
      this.#outcomes.clear()
      this.#pending = 0
      return
    }
    const own = nameOf(where)
    if (this.#outcomes.get(own)?.position.size === where.size) return this.#put(own, undefined)
    for (const [name, { position }] of this.#outcomes) if (agrees(position, where)) this.#put(name, undefined)
  }

  #put(name: string, outcome: Outcome | undefined): void {
    if (this.#outcomes.get(name)?.isPending) this.#pending--
    if (outcome?.isPending) this.#pending++
    if (outcome) this.#outcomes.set(name, outcome)
    else this.#outcomes.delete(name)
  }
}

function nameOf(position: Position): string {
  if (position.size > 1) return [...position.values()].join('/')
  for (const key of position.values()) return key
  return ''
}

function agrees(position: Position, where: Position): boolean {
  for (const [name, key] of where) if (position.get(name) !== key) return false
  return true
}

/** Merges two lists in row order. */
function inOrder(a: readonly Outcome[], b: readonly Outcome[]): readonly Outcome[] {
  if (a.length === 0) return b
  const merged: Outcome[] = []
  let next = 0
  for (const one of a) {
    while (next < b.length && compare(b[next]!.position, one.position) < 0) merged.push(b[next++]!)
    merged.push(one)
  }
  return [...merged, ...b.slice(next)]
}

function compare(a: Position, b: Position): number {
  for (const [name, key] of a) {
    const difference = Number(key) - Number(b.get(name))
    if (difference !== 0 && !Number.isNaN(difference)) return difference
  }
  return 0
}
