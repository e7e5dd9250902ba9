import { withMore } from '../findings/in-rows.ts'
import type { Finding, Wording } from '../findings/finding.ts'

/** Maximum number of findings per list or map that are listed with texts. */
const LISTED = 200
/**
 * Maximum number of invalid entries that are examined, well above any sensible list, to bound the work on
 * hostile input.
 */
const COUNTED = 20_000

/**
 * Collects the findings in the entries of a list or map. The first ones are listed; of the rest only the
 * first of each kind is, and the others are counted (`more` of the last listed one) without building texts.
 */
export class BoundedFindings {
  readonly #wording: Wording
  readonly #listed: Finding[] = []
  readonly #lastOf = new Map<string, number>()
  readonly #moreOf = new Map<string, number>()
  #wrong = 0
  #isCut = false

  constructor(wording: Wording) {
    this.#wording = wording
  }

  /**
   * Adds the findings of an entry.
   * @param find finds them; called again if their texts turn out to be needed
   * @param group entries with another group are counted separately
   */
  take(find: (wording: Wording) => readonly Finding[], group = ''): void {
    if (this.#wrong >= COUNTED) {
      this.#isCut = true
      return
    }
    const isFull = this.#listed.length >= LISTED
    const found = find(isFull ? this.#wording.silent : this.#wording)
    if (found.length > 0) this.#wrong++
    const isNew = isFull && found.some(({ code }) => !this.#lastOf.has(`${code} ${group}`))
    for (const finding of isNew ? find(this.#wording) : found) this.#add(finding, `${finding.code} ${group}`)
  }

  #add(finding: Finding, kind: string): void {
    if (this.#listed.length >= LISTED && this.#lastOf.has(kind)) {
      this.#moreOf.set(kind, (this.#moreOf.get(kind) ?? 0) + 1 + (finding.more ?? 0))
    } else {
      this.#lastOf.set(kind, this.#listed.length)
      this.#listed.push(finding)
    }
  }

  get findings(): readonly Finding[] {
    if (this.#moreOf.size === 0) return this.#listed
    const findings = [...this.#listed]
    for (const [kind, more] of this.#moreOf) {
      const at = this.#lastOf.get(kind)!
      findings[at] = withMore(findings[at]!, more, this.#wording, this.#isCut)
    }
    return findings
  }
}
