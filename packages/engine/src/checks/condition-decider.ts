import type { Applies, FormTree } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import type { CompiledEffect, Position } from '@formwright/rules'
import { readsAround } from '../structure/branches.ts'
import { changedTo, hiddenAt, isHidden } from './decider.ts'
import type { Decider } from './decider.ts'

const EVERYWHERE: Position = new Map()
/** If a change affects more rows than this, all are evaluated again. */
const FEW_ROWS = 100

/** A condition hides its node if it is false, or waits for something that is hidden itself. */
export function conditionDecider(effect: CompiledEffect, tree: FormTree, applies: Applies): Decider {
  const isAbsent = (read: string, answers: unknown) => isInNoBranch(tree, read, answers, applies)
  const around = [...effect.reads].flatMap((read) => {
    const node = tree.nodeAt(read)
    return node ? readsAround(node) : []
  })
  const reads = around.length === 0 ? effect.reads : new Set([...effect.reads, ...around])
  return {
    reads,
    decidedBy: reads,
    pointers: effect.pointers,
    decide: (answers, hidden, before) => {
      const isAnywhere = before && around.some((read) => before.changed.some((at) => patternsMeet(read, at)))
      const concerned = before && !isAnywhere ? effect.concernedBy(before.changed) : [EVERYWHERE]
      if (before && concerned.length === 0) return before.was
      const isFew = before && concerned.length <= FEW_ROWS && concerned.every(({ size }) => size > 0)
      const positions = new Set<string>()
      const others = new Set<string>()
      for (const where of isFew ? concerned : [EVERYWHERE])
        for (const { position, pointers, value } of effect.evaluateWhere(answers, where)) {
          const hides =
            value === false ||
            (value === undefined &&
              effect
                .readsAt(position)
                .some((read) => isHidden(hidden, read) || (around.length > 0 && isAbsent(read, answers))))
          for (const pointer of pointers) {
            const [to, from] = hides ? [positions, others] : [others, positions]
            to.add(pointer)
            from.delete(pointer)
          }
        }
      return before ? changedTo(before.was, positions, isFew ? others : undefined) : hiddenAt(positions)
    },
  }
}

/** Whether a node is absent because it belongs to branches that do not apply. */
export function isInNoBranch(tree: FormTree, pointer: string, answers: unknown, applies: Applies): boolean {
  return (
    !pointer.includes('/*') &&
    tree.nodeAt(pointer) !== undefined &&
    tree.nodeAt(pointer, answers, applies) === undefined
  )
}
