import { joinPointer, ownKeys, valueAt } from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'
import type { Change } from '@formwright/engine'

/**
 * Members that the branch restricts to a single value and that no field outside the branch sets: they
 * identify the branch.
 */
export function marksOf(branch: FormNode): readonly (readonly [key: string, code: Json])[] {
  const { condition } = branch
  if (condition?.keyword !== 'oneOf' && condition?.keyword !== 'anyOf') return []
  const own = new Set(ownKeys(branch))
  return Object.entries(condition.when).flatMap(([key, codes]): [string, Json][] =>
    own.has(key) && codes.length === 1 ? [[key, codes[0] as Json]] : [],
  )
}

/**
 * The branch that the answers belong to: the applicable one; of several, the one with the most members filled
 * in.
 * @param chosen the branch that the applicant picked, used as long as no answer indicates another one
 */
export function branchOf(
  variants: FormNode,
  value: unknown,
  applies: (branch: FormNode, value: unknown) => boolean,
  chosen: number | undefined,
): number | undefined {
  const scores = variants.children.map((branch) => scoreOf(branch, value))
  const best = Math.max(0, ...scores)
  const marked = variants.children.findIndex((branch) => hasMarks(branch, value))
  if (marked >= 0) return marked
  if (chosen !== undefined && (best === 0 || scores[chosen] === best)) return chosen
  if (best === 0) {
    const first = variants.children.findIndex((branch) => applies(branch, value))
    return first < 0 ? undefined : first
  }
  const fitting = variants.children.findIndex((branch, index) => scores[index]! > 0 && applies(branch, value))
  return fitting >= 0 ? fitting : scores.indexOf(best)
}

function hasMarks(branch: FormNode, value: unknown): boolean {
  const marks = marksOf(branch)
  return marks.length > 0 && marks.every(([key, code]) => valueAt(value, joinPointer([key])) === code)
}

function scoreOf(branch: FormNode, value: unknown): number {
  return ownKeys(branch).filter((key) => valueAt(value, joinPointer([key])) !== undefined).length
}

/**
 * Values of branches that were switched away from, by pointer and then by branch, in case the applicant
 * returns.
 */
export type Aside = Map<string, Map<number, ReadonlyMap<string, Json>>>

/**
 * The changes that switch from one branch to another: members that only the old branch has are kept in
 * `aside`, unless the form clears them (`x-inactive`); members of the new branch kept earlier are restored.
 */
export function changesToBranch(
  variants: FormNode,
  pointer: string,
  value: unknown,
  [from, to]: readonly [from: number | undefined, to: number],
  aside: Aside,
): Change[] {
  const at = `${pointer} ${variants.schemaPointer}`
  const kept = aside.get(at) ?? new Map<number, ReadonlyMap<string, Json>>()
  aside.set(at, kept)
  const wanted = variants.children[to]!
  const stays = new Set(ownKeys(wanted))
  const leaving = from === undefined ? variants.children.flatMap(ownKeys) : ownKeys(variants.children[from]!)
  const marks = new Map(marksOf(wanted))
  const gone = new Map<string, Json>()
  for (const key of new Set(leaving)) {
    const current = valueAt(value, joinPointer([key])) as Json | undefined
    if (current !== undefined && (!stays.has(key) || marks.has(key))) gone.set(key, current)
  }
  const isKept = variants.parent?.schema['x-inactive'] !== 'clear'
  if (from !== undefined && isKept) kept.set(from, gone)
  const back = new Map([...(kept.get(to) ?? []), ...marks])
  return [
    ...[...gone.keys()]
      .filter((key) => !back.has(key))
      .map((key): Change => [pointer + joinPointer([key]), undefined]),
    ...[...back].map(([key, current]): Change => [pointer + joinPointer([key]), current]),
  ]
}
