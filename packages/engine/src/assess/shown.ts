import { bundleOnTerms, otherYears, splitPointer, treeOf } from '@formwright/definition'
import type { Applies, FormBundle, FormNode, Terms } from '@formwright/definition'
import { compileRules } from '@formwright/rules'
import { isInNoBranch } from '../checks/condition-decider.ts'
import { isHidden } from '../checks/decider.ts'
import { Visibility } from '../checks/visibility.ts'
import { withValue } from '../structure/with-value.ts'

/**
 * The answers as printed and exported: without what `visible` conditions hide (in rows too), what belongs to
 * branches that do not apply, and years that the dates do not ask for, including their attachments and lists.
 * The document itself keeps everything, in case it is shown again.
 * @param applies decides which branches apply; see `appliesOf`
 * @param terms terms of the application: conditions may read what its region rules
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
 * As `shownAnswers`, and a test for whether the field at a pointer applies; while no alternative is chosen,
 * the fields of all of them do.
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

/** Answers without years that the dates do not ask for. */
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

/** Whether a branch is one of several alternatives of which none is chosen. */
function isUndecided({ parent }: FormNode, value: unknown, applies: Applies): boolean {
  const isChoice = parent?.variants === 'oneOf' || parent?.variants === 'anyOf'
  return isChoice && !parent.children.some((branch) => applies(branch, value))
}
