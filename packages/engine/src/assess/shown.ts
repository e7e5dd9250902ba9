import { bundleOnTerms, otherYears, splitPointer, treeOf } from '@formwright/definition'
import type { Applies, FormBundle, FormNode, Terms } from '@formwright/definition'
import { compileRules } from '@formwright/rules'
import { isInNoBranch } from '../checks/condition-decider.ts'
import { isHidden } from '../checks/decider.ts'
import { Visibility } from '../checks/visibility.ts'
import { withValue } from '../structure/with-value.ts'

/**
 * The answers without what the edition's `visible` conditions hide, in rows too, what only branches hold that
 * do not apply, and what stands under years that their dates do not ask for, files and lists that belong to
 * it among them: what is printed and exported. The document itself keeps everything, so that it is there when
 * it is shown again.
 * @param applies says which branches apply; see `appliesOf`
 * @param terms of the application that they are of: conditions may read what its region rules
 */
export function shownAnswers(
  bundle: FormBundle,
  answers: unknown,
  applies: Applies,
  terms: Terms = {},
): unknown {
  return shownOf(bundle, answers, applies, terms).answers
}

/**
 * The same answers, and whether the field at a pointer applies to them; where no alternative is chosen yet,
 * the fields of each do.
 */
export function shownOf(
  bundle: FormBundle,
  answers: unknown,
  applies: Applies,
  terms: Terms = {},
): { readonly answers: unknown; readonly isShown: (pointer: string) => boolean } {
  const fitting = bundleOnTerms(bundle, answers, terms)
  const shown = visibilityOf(fitting, applies).evaluate(withoutOtherYears(fitting, answers))
  const tree = treeOf(fitting)
  const isIn: Applies = (branch, value) => applies(branch, value) || isUndecided(branch, value, applies)
  return {
    answers: shown.answers,
    isShown: (pointer) =>
      !isHidden(shown.hidden, pointer) && !isInNoBranch(tree, pointer, shown.answers, isIn),
  }
}

/** Answers without what stands under years that their dates do not ask for. */
export function withoutOtherYears(bundle: FormBundle, answers: unknown): unknown {
  return otherYears(bundle, answers).reduce(
    (left, { pointer }) => withValue(left, splitPointer(pointer), undefined),
    answers,
  )
}

const known = new WeakMap<FormBundle, { readonly visibility: Visibility; readonly applies: Applies }>()

function visibilityOf(bundle: FormBundle, applies: Applies): Visibility {
  const before = known.get(bundle)
  if (before?.applies === applies) return before.visibility
  const rules = bundle.rules.filter(({ visible }) => visible !== undefined)
  const effects = rules.length > 0 ? compileRules({ ...bundle, rules }).ruleSet.effects : []
  const visibility = new Visibility(effects, treeOf(bundle), applies)
  known.set(bundle, { visibility, applies })
  return visibility
}

/** Whether a branch is one of several of which none is chosen. */
function isUndecided({ parent }: FormNode, value: unknown, applies: Applies): boolean {
  const isChoice = parent?.variants === 'oneOf' || parent?.variants === 'anyOf'
  return isChoice && !parent.children.some((branch) => applies(branch, value))
}
