import {
  bundleInYears,
  isWithin,
  otherYears,
  pointerOfTarget,
  splitPointer,
  treeOf,
  valueAt,
  withoutTargets,
} from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { compileRules } from '@formwright/rules'
import { Conditions } from '../checks/conditions.ts'
import { withValue } from '../store/with-value.ts'
import { staticNodes } from '../structure/static-nodes.ts'

/** What the `visible` conditions of an edition are about. */
interface Hiding {
  readonly conditions: Conditions
  /** The cells that a condition may hide. */
  readonly cells: readonly string[]
}

/**
 * The answers without what the edition's `visible` conditions hide and what stands under years that their dates do not ask for, files and lists that belong to it among them: what is
 * printed and exported. The document itself keeps everything, so that it is there when it is shown again.
 */
export function shownAnswers(bundle: FormBundle, answers: unknown): unknown {
  const inYears = bundleInYears(bundle, answers)
  let shown = answers
  for (const pointer of otherYears(inYears, answers))
    shown = withValue(shown, splitPointer(pointer), undefined)
  return withoutHidden(inYears, shown)
}

function withoutHidden(bundle: FormBundle, answers: unknown): unknown {
  const hiding = hidingOf(bundle)
  if (!hiding || typeof answers !== 'object' || answers === null) return answers
  const isHidden = (pointer: string) => !hiding.conditions.at({ pointer, required: false }, answers).visible
  let shown: unknown = answers
  for (const pointer of hiding.cells)
    if (valueAt(answers, pointer) !== undefined && isHidden(pointer))
      shown = withValue(shown, splitPointer(pointer), undefined)
  return withoutTargets(shown, (target) => isHidden(pointerOfTarget(target)))
}

const known = new WeakMap<FormBundle, Hiding | 'nothing'>()

function hidingOf(bundle: FormBundle): Hiding | undefined {
  let hiding = known.get(bundle)
  if (!hiding) known.set(bundle, (hiding = compiled(bundle)))
  return hiding === 'nothing' ? undefined : hiding
}

function compiled(bundle: FormBundle): Hiding | 'nothing' {
  const rules = bundle.rules.filter(({ visible }) => visible !== undefined)
  if (rules.length === 0) return 'nothing'
  const { effects } = compileRules({ ...bundle, rules }).ruleSet
  const targets = effects.flatMap(({ pointers }) => pointers)
  const cells = staticNodes(treeOf(bundle)).cells.map(({ pointer }) => pointer)
  return {
    conditions: new Conditions(effects),
    cells: cells.filter((pointer) => targets.some((target) => isWithin(pointer, target))),
  }
}
