import type { Finding } from '../findings/finding.ts'
import { NO_FINDINGS } from '../findings/finding.ts'

/** An index of findings by pointer; a lookup does not depend on the size of the form. */
export class FindingIndex {
  readonly #byCheck: readonly (readonly Finding[])[]
  readonly #numbers = new Map<string, Set<number>>()
  readonly #lists = new Map<string, readonly Finding[]>()

  constructor(byCheck: readonly (readonly Finding[])[]) {
    this.#byCheck = byCheck
    byCheck.forEach((findings, number) => this.add(number, findings))
  }

  add(number: number, findings: readonly Finding[]): void {
    for (const { pointer } of findings) {
      const numbers = this.#numbers.get(pointer)
      if (numbers) numbers.add(number)
      else this.#numbers.set(pointer, new Set([number]))
      this.#lists.delete(pointer)
    }
  }

  /** Replaces the findings of a check. `touched`: the pointers of both the old and the new ones. */
  update(number: number, findings: readonly Finding[], touched: ReadonlySet<string>): void {
    for (const pointer of touched) {
      this.#numbers.get(pointer)?.delete(number)
      this.#lists.delete(pointer)
    }
    this.add(
      number,
      findings.filter(({ pointer }) => touched.has(pointer)),
    )
  }

  /** The findings at exactly this pointer; the same list until they change. */
  at(pointer: string): readonly Finding[] {
    const numbers = this.#numbers.get(pointer)
    if (!numbers || numbers.size === 0) return NO_FINDINGS
    let list = this.#lists.get(pointer)
    if (!list) {
      list = [...numbers]
        .sort((a, b) => a - b)
        .flatMap((number) => this.#byCheck[number]!)
        .filter((finding) => finding.pointer === pointer)
      this.#lists.set(pointer, list)
    }
    return list
  }
}

/** The pointers at which two lists of findings differ, compared by identity. */
export function pointersOfDifference(before: readonly Finding[], after: readonly Finding[]): Set<string> {
  if (before.length === 0 && after.length === 0) return new Set()
  const [old, kept] = [new Set(before), new Set(after)]
  return new Set([
    ...before.flatMap((finding) => (kept.has(finding) ? [] : finding.pointer)),
    ...after.flatMap((finding) => (old.has(finding) ? [] : finding.pointer)),
  ])
}
