import { splitPointer } from '@formwright/definition'
import { union } from '../language/expr.ts'
import { concrete, matchPattern, withoutNames } from '../language/pattern.ts'
import { MAX_STEPS } from '../language/value.ts'
import { jsonOf, typed } from './context.ts'
import type { Context } from './context.ts'
import type { EachValue } from './each.ts'
import { Instances, ONLY } from './instances.ts'
import type { Position } from './instances.ts'
import { Lets } from './lets.ts'
import { pointersOf } from './pointers.ts'
import type { CompiledEffect } from './rule.ts'

/** Compiles a computed value or condition for one combination, for all rows. */
export function compileEffect(
  context: Context,
  steps: ReadonlyMap<string, EachValue>,
  effect: CompiledEffect['effect'],
): CompiledEffect | undefined {
  const { rule, env } = context
  const instances = new Instances([...steps.values()].flatMap(({ loop }) => (loop ? [loop] : [])))
  const lets = new Lets(context)
  const expr = typed(context, rule[effect]!, effect === 'compute' ? 'other' : effect, effect)
  if (!expr) return undefined
  const pointers = pointersOf(context, steps)
  const reads = union([expr.reads, instances.reads])
  const results = (answers: unknown, where: Position) => {
    env.answers = answers
    env.pass++
    lets.forget(env, true)
    return (
      instances.each(env, where, (position) => {
        env.budget = MAX_STEPS
        lets.forget(env, false)
        return { position, value: jsonOf(expr.run(env)) }
      }) ?? []
    )
  }
  return {
    id: rule.id,
    part: rule.part,
    index: rule.index,
    effect,
    pointers: pointers.map(withoutNames),
    reads: new Set([...reads].map(withoutNames)),
    evaluate: (answers, at) => results(answers, positionOf(pointers, at))[0]?.value,
    evaluateWhere: (answers, where) =>
      results(answers, where).map(({ position, value }) => ({
        position,
        pointers: pointers.map((one) => concrete(one, position)),
        value,
      })),
    readsAt: (position) => [...reads].map((read) => withoutNames(concrete(read, position))),
    concernedBy: (changed) => instances.concernedBy(changed, expr.reads),
    touchedBy: (changed) => instances.concernedBy(changed, [...expr.reads, ...pointers]),
    pointersAfter: (answers, changed) => {
      env.answers = answers
      env.pass++
      return instances.pointersAfter(env, changed, expr.reads, pointers)
    },
    isOfRow: (pattern) => [...expr.reads].every((read) => isInSameRow(read, pattern)),
    isAbout: (pointer) => pointers.some((one) => covers(one, pointer)),
  }
}

/** The row position of a pointer, by the effect's patterns. */
function positionOf(pointers: readonly string[], at: string | undefined): Position {
  if (at === undefined) return ONLY
  for (const one of pointers) if (covers(one, at)) return matchPattern(one, at)!
  return ONLY
}

function covers(pattern: string, pointer: string): boolean {
  return (
    splitPointer(pattern).length <= splitPointer(pointer).length &&
    matchPattern(pattern, pointer) !== undefined
  )
}

/** Whether a pattern refers to the current row rather than to any row. */
function isInSameRow(read: string, row: string): boolean {
  const keys = splitPointer(read)
  return splitPointer(row).every((key, index) =>
    key === '*' ? keys[index] !== '*' && keys[index]?.startsWith('*') : keys[index] === key,
  )
}
