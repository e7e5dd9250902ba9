import { splitPointer, stepInto, treeOf } from '@formwright/definition'
import type { FormNode, FormTree, Problem } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import type { CompiledEffect } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** Computed values and conditions do not go round in circles. */
export const cycles: LintCheck = (context) => {
  const { effects } = context.rules().ruleSet
  const computes = effects.filter((effect) => effect.effect === 'compute')
  const conditions = effects.filter((effect) => effect.effect === 'visible')
  return [...circles(context, computes, 'compute-cycle'), ...circles(context, conditions, 'condition-cycle')]
}

function circles(
  context: LintContext,
  effects: readonly CompiledEffect[],
  code: 'compute-cycle' | 'condition-cycle',
): Problem[] {
  const tree = treeOf(context.bundle)
  const feeds = (from: CompiledEffect, to: CompiledEffect) =>
    from.pointers.some((target) =>
      [...to.reads].some((read) => patternsMeet(read, target) && !isBesideEntries(tree, read, target)),
    )
  const problems: Problem[] = []
  const done = new Set<CompiledEffect>()
  const visit = (effect: CompiledEffect, path: readonly CompiledEffect[]): void => {
    const at = path.indexOf(effect)
    if (at >= 0) {
      const chain = [...path.slice(at), effect].map(({ id }) => id).join(' → ')
      problems.push(
        fileProblem(partSource(context, effect.part, 'rules'), `/rules/${effect.index}`, code, { chain }),
      )
      return
    }
    if (done.has(effect)) return
    done.add(effect)
    for (const next of effects) if (feeds(effect, next)) visit(next, [...path, effect])
  }
  for (const effect of effects) visit(effect, [])
  return problems
}

/**
 * Whether one of two patterns means the entries of a map and the other a member beside them, as a total of
 * the entries.
 */
function isBesideEntries(tree: FormTree, one: string, other: string): boolean {
  const [left, right] = [splitPointer(one), splitPointer(other)]
  let node: FormNode | undefined = tree.root
  for (const [index, key] of left.entries()) {
    const otherKey = right[index]
    if (!node || otherKey === undefined) return false
    const [entry, name] = key === '*' ? [key, otherKey] : [otherKey, key]
    const found = stepInto(node, name)
    if (node.kind === 'map' && entry === '*' && found && !found.repeated) return true
    node = found
  }
  return false
}
