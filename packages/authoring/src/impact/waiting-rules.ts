import { isWithin, rememberedPair } from '@formwright/definition'
import type { Assessment, Finding, Form } from '@formwright/engine'
import { patternsMeet } from '@formwright/rules'
import type { CompiledRule } from '@formwright/rules'

/**
 * Rules of a new form that are pending for carried answers because they read fields which are empty in a new
 * year. Findings of their counterparts in the earlier form are not considered gone.
 */
export class WaitingRules {
  readonly #before: Form
  readonly #after: Form
  readonly #placeAfter: (pointer: string) => string
  readonly #found: Assessment
  readonly #open: ReadonlySet<CompiledRule>

  /** @param found the new form's assessment of the carried answers */
  constructor(before: Form, after: Form, pointerAfter: (pointer: string) => string, found: Assessment) {
    this.#before = before
    this.#after = after
    this.#placeAfter = pointerAfter
    this.#found = found
    this.#open = new Set(found.pending)
  }

  /**
   * By index of a check of the earlier form, 1 if it belongs to a pending rule: its findings count neither as
   * gone nor as found before.
   */
  checksBefore(judged: ReadonlyMap<string, unknown>): Uint8Array {
    const { checks, ruleNumbers } = this.#before.plan
    const skipped = new Uint8Array(checks.length)
    const said = new Set(this.#found.findings.map(({ code }) => code))
    const counterparts = counterpartsIn(this.#before, this.#after, this.#placeAfter)
    for (const [rule, number] of ruleNumbers) {
      const waits = counterparts.get(rule)!.some((one) => this.#open.has(one))
      if (waits && !said.has(rule.id) && !judged.has(rule.id)) skipped[number] = 1
    }
    return skipped
  }

  /**
   * Whether a finding cannot be compared yet: it is in a column of a past year, or its rule is pending.
   * @param past pointers of past columns that the new form does not have
   */
  isOpen({ code, pointer }: Pick<Finding, 'code' | 'pointer'>, past: readonly string[]): boolean {
    return (
      past.some((column) => isWithin(pointer, column)) ||
      rulesAt(this.#after, code, pointer).some((rule) => this.#open.has(rule))
    )
  }
}

/** For each rule of the earlier form the corresponding rules of the new form. */
const counterpartsIn = rememberedPair(
  (
    before: Form,
    after: Form,
    pointerAfter: (pointer: string) => string,
  ): ReadonlyMap<CompiledRule, readonly CompiledRule[]> =>
    new Map(before.rules.map((rule) => [rule, rulesAt(after, rule.id, pointerAfter(rule.at))])),
)

/** The rules of an id that are about a pointer; all of them if none is. */
function rulesAt({ rules }: Form, id: string, pointer: string): readonly CompiledRule[] {
  const own = rules.filter((rule) => rule.id === id)
  const here = own.filter(({ at }) => patternsMeet(at, pointer))
  return here.length > 0 ? here : own
}
