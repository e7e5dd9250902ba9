import { bundleOnTerms, otherYears, splitPointer, treeOf } from '@formwright/definition'
import type { Applies, FormBundle } from '@formwright/definition'
import { compileRules } from '@formwright/rules'
import { Visibility, withoutHidden } from '../checks/visibility.ts'
import { inactivePlaces } from '../structure/branch-places.ts'
import { withValue } from '../structure/with-value.ts'

/**
 * The answers without what the edition's `visible` conditions hide, in rows too, what only branches hold that
 * do not apply, and what stands under years that their dates do not ask for, files and lists that belong to
 * it among them: what is printed and exported. The document itself keeps everything, so that it is there when
 * it is shown again.
 * @param applies says which branches apply; see `appliesOf`
 */
export function shownAnswers(bundle: FormBundle, answers: unknown, applies: Applies): unknown {
  const fitting = bundleOnTerms(bundle, answers)
  let shown = answers
  for (const pointer of otherYears(fitting, answers))
    shown = withValue(shown, splitPointer(pointer), undefined)
  const { answers: visible } = visibilityOf(fitting).evaluate(shown)
  return withoutHidden(visible, inactivePlaces(treeOf(fitting), visible, applies))
}

const known = new WeakMap<FormBundle, Visibility>()

function visibilityOf(bundle: FormBundle): Visibility {
  let visibility = known.get(bundle)
  if (!visibility) {
    const rules = bundle.rules.filter(({ visible }) => visible !== undefined)
    known.set(
      bundle,
      (visibility = new Visibility(
        rules.length > 0 ? compileRules({ ...bundle, rules }).ruleSet.effects : [],
      )),
    )
  }
  return visibility
}
