import { isWithin } from '@formwright/definition'
import type { Assessment, Finding, Form } from '@formwright/engine'
import { patternsMeet } from '@formwright/rules'
import type { CompiledRule } from '@formwright/rules'

/**
 * Rules of a new form that say nothing of carried answers yet, as they read what is blank in a new year: what
 * they found the year before is no less wrong for it.
 */
export class WaitingRules {
  readonly #before: Form
  readonly #after: Form
  readonly #placeAfter: (pointer: string) => string
  readonly #found: Assessment
  readonly #open: ReadonlySet<CompiledRule>

  /** @param found what the new form says of the carried answers */
  constructor(before: Form, after: Form, pointerAfter: (pointer: string) => string, found: Assessment) {
    this.#before = before
    this.#after = after
    this.#placeAfter = pointerAfter
    this.#found = found
    this.#open = new Set(found.pending)
  }

  /**
   * By the number of a check of the form before, 1 where it is of a rule that waits: whatever it found is not
   * gone, and nothing is found that it could have found before.
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
   * Whether nothing is said of a finding's place yet: it is in a column that has passed, or its rule waits.
   * @param past columns of the year before that the new form does not have, at their places in it
   */
  isOpen({ code, pointer }: Pick<Finding, 'code' | 'pointer'>, past: readonly string[]): boolean {
    return (
      past.some((column) => isWithin(pointer, column)) ||
      rulesAt(this.#after, code, pointer).some((rule) => this.#open.has(rule))
    )
  }
}

const known = new WeakMap<Form, WeakMap<Form, ReadonlyMap<CompiledRule, readonly CompiledRule[]>>>()

/** The rules of the new form that say in its place what a rule of the form before says. */
function counterpartsIn(
  before: Form,
  after: Form,
  pointerAfter: (pointer: string) => string,
): ReadonlyMap<CompiledRule, readonly CompiledRule[]> {
  let byAfter = known.get(before)
  if (!byAfter) known.set(before, (byAfter = new WeakMap()))
  let counterparts = byAfter.get(after)
  if (!counterparts) {
    counterparts = new Map(before.rules.map((rule) => [rule, rulesAt(after, rule.id, pointerAfter(rule.at))]))
    byAfter.set(after, counterparts)
  }
  return counterparts
}

/** The rules of an id that look at a place; all of them where none does. */
function rulesAt({ rules }: Form, id: string, pointer: string): readonly CompiledRule[] {
  const own = rules.filter((rule) => rule.id === id)
  const here = own.filter(({ at }) => patternsMeet(at, pointer))
  return here.length > 0 ? here : own
}
