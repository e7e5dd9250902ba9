import { withMore } from '../findings/in-rows.ts'
import type { Finding, Wording } from '../findings/finding.ts'

/** So many findings about one list or map are listed with their texts; more lines say nothing new. */
const LISTED = 200
/**
 * So many wrong entries are looked at, several times what any list may have: more are there to keep a
 * server busy.
 */
const COUNTED = 20_000

/**
 * What is found in the entries of a list or a map. The first are listed. Of those after them only the first
 * of its kind is; the others are counted (`more` of the last one listed), and no text is made for them.
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
   * Takes in what is found in one entry.
   * @param find looks at the entry; called again where only then it shows that its texts are needed
   * @param group entries with another one are counted apart
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
