import type { Loaded } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { answersOf, casesOf, NOWHERE } from './case-files.ts'
import type { Case } from './case-files.ts'
import { outcomeOf } from './outcome.ts'

export interface Coverage {
  /** Ids of the rules that some case passes with their inputs filled in. */
  readonly passed: ReadonlySet<string>
  /** Ids of the rules that some case fails. */
  readonly broken: ReadonlySet<string>
}

/** Which rules are covered by the cases of an edition: all rules, or those given. */
export function coverageOf(loaded: Loaded, form: Form, ids?: ReadonlySet<string>): Coverage {
  return coverageBy(casesOf(loaded), form, ids)
}

/** Which rules are covered by some cases. @param regionOf the region whose variant applies to a case */
export function coverageBy(
  cases: readonly Case[],
  form: Form,
  ids?: ReadonlySet<string>,
  regionOf: (one: Case) => string = () => NOWHERE,
): Coverage {
  const passed = new Set<string>()
  const broken = new Set<string>()
  for (const formCase of cases) {
    const filled = answersOf(formCase, form)
    const inYears = form.fitting(filled, { region: regionOf(formCase) })
    const { answers } = inYears.conditions.shown(filled)
    for (const rule of inYears.rules) {
      if (ids !== undefined && !ids.has(rule.id)) continue
      // already covered completely
      if (passed.has(rule.id) && broken.has(rule.id)) continue
      const outcome = outcomeOf(rule, answers)
      if (outcome === 'passes') passed.add(rule.id)
      else if (outcome === 'breaks') broken.add(rule.id)
    }
  }
  return { passed, broken }
}
