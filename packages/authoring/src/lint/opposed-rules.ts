import type { RuleEntry } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { answersOf, casesOf, NOWHERE, samplesOf } from '../cases/case-files.ts'
import { findAnswers, SearchBudget } from '../cases/find-answers.ts'
import { outcomeOf } from '../cases/outcome.ts'
import type { Outcome } from '../cases/outcome.ts'
import { sampleAnswers } from '../cases/sample-answers.ts'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/** Maximum number of pairs that are examined, and of steps in each search. */
const MOST_PAIRS = 4
const MOST_STEPS = 3000

/**
 * Two mandatory rules that no answers can satisfy together. Pairs that both pass in some sample or case are
 * fine; for the others, answers are searched for.
 */
export const opposedRules: LintCheck = (context) => {
  if (context.bundle.rules.filter(({ check }) => check !== undefined).length < 2) return []
  const form = context.form()
  const written = [...samplesOf(context.loaded).values()]
  const bases = written.length > 0 ? written : [sampleAnswers(form)]
  const cases = casesOf(context.loaded).filter(({ region }) => region === NOWHERE)
  const canPass = (rules: readonly RuleEntry[]) => {
    const steps = new SearchBudget(MOST_STEPS)
    const wanted = rules.map((rule) => [rule, 'passes'] as const)
    return bases.some((base) => findAnswers(form, wanted, base, steps))
  }
  const suspects = apart(form, bases, () => cases.map((testCase) => answersOf(testCase, form)))
  return suspects
    .slice(0, MOST_PAIRS)
    .filter(
      ({ pair, passed }) =>
        // a rule that nothing satisfies is reported by itself
        pair.every((rule) => passed.has(rule) || canPass([rule])) && !canPass(pair),
    )
    .map(({ pair: [{ id: other }, { id: rule, part, index }] }) => {
      const source = partSource(context, part, 'rules')
      return fileProblem(source, `/rules/${index}/check`, 'rules-opposed', { rule, other })
    })
}

interface Suspect {
  readonly pair: readonly [one: RuleEntry, other: RuleEntry]
  /** The rules that some of the answers satisfy. */
  readonly passed: ReadonlySet<RuleEntry>
}

/** Pairs of rules that apply together in some of the answers but never pass together. */
function apart(form: Form, bases: readonly unknown[], cases: () => readonly unknown[]): readonly Suspect[] {
  const binding = form.bundle.rules.filter(
    ({ check, severity }) => check !== undefined && severity === 'error',
  )
  const atFirst = outcomesOf(form, binding, bases[0])
  // rules that pass in the first sample pass there together
  const doubtful = new Set(binding.filter(({ id }) => atFirst.get(id) !== 'passes'))
  if (doubtful.size === 0) return []
  const reads = readsByRule(form)
  const pairs = binding.flatMap((rule, index) =>
    binding
      .slice(index + 1)
      .filter((other) => doubtful.has(rule) || doubtful.has(other))
      .filter((other) => [...reads.get(other.id)!].some((pointer) => reads.get(rule.id)!.has(pointer)))
      .map((other) => [rule, other] as const),
  )
  if (pairs.length === 0) return []
  const involved = binding.filter((rule) => pairs.some((pair) => pair.includes(rule)))
  const seen = [
    atFirst,
    ...[...bases.slice(1), ...cases()].map((answers) => outcomesOf(form, involved, answers)),
  ]
  return pairs.flatMap((pair) => {
    const both = seen.map((outcomes) => pair.map(({ id }) => outcomes.get(id)))
    const isShown = both.some((outcomes) => outcomes.every((outcome) => outcome === 'passes'))
    if (isShown || both.every((outcomes) => outcomes.includes(undefined))) return []
    const passed = new Set(pair.filter((_, index) => both.some((outcomes) => outcomes[index] === 'passes')))
    return [{ pair, passed }]
  })
}

/** The outcomes of the applicable rules for answers, by id. */
function outcomesOf(form: Form, rules: readonly RuleEntry[], written: unknown): ReadonlyMap<string, Outcome> {
  const { answers } = form.conditions.shown(written)
  const ids = new Set(rules.map(({ id }) => id))
  const outcomes = new Map<string, Outcome>()
  for (const rule of form.rules) {
    if (!ids.has(rule.id) || outcomes.get(rule.id) === 'breaks') continue
    const outcome = outcomeOf(rule, answers)
    if (outcome !== 'pending') outcomes.set(rule.id, outcome)
  }
  return outcomes
}

/** The pointers read by the rules of an id, in any row or year. */
function readsByRule({ rules }: Form): ReadonlyMap<string, ReadonlySet<string>> {
  const reads = new Map<string, Set<string>>()
  for (const { id, reads: own } of rules) reads.set(id, new Set([...(reads.get(id) ?? []), ...own]))
  return reads
}
