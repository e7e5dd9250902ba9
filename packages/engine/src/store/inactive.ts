import { isObject, joinPointer, ownMember, valueAt, walk } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'
import type { Change } from '../rows/row-changes.ts'
import {
  branchesIn,
  deeperGroups,
  isIn,
  isLeftOut,
  keysOf,
  groupPointers,
} from '../structure/branch-groups.ts'
import type { Members } from '../structure/members.ts'

/** The changes that clear values of branches that no longer apply, if the form says so (`x-inactive`). */
export function clearedChanges(
  form: CompiledForm,
  before: unknown,
  after: unknown,
  changed: readonly string[],
): Change[] {
  const groups = clearingGroups(form)
  if (groups.length === 0) return []
  const deeper = [...deeperGroups(form.tree, after, changed)].filter(isCleared)
  return [...groups, ...deeper].flatMap((group) =>
    groupPointers(group, after, changed, form.branches.applies).flatMap((pointer) => {
      const [was, is] = [valueAt(before, pointer), valueAt(after, pointer)]
      return isObject(is) ? cleared(group, form, pointer, isObject(was) ? was : {}, is) : []
    }),
  )
}

/** Whether a form clears any values. */
export function clearsBranches(form: CompiledForm): boolean {
  return clearingGroups(form).length > 0
}

const clearing = new WeakMap<CompiledForm, readonly FormNode[]>()

function clearingGroups(form: CompiledForm): readonly FormNode[] {
  let groups = clearing.get(form)
  if (!groups) clearing.set(form, (groups = [...walk(form.tree.root)].filter(isCleared)))
  return groups
}

/** An object that rejects members of other branches (`unevaluatedProperties`) cannot keep them. */
function isCleared({ schema, members }: FormNode): boolean {
  const says = schema['x-inactive']
  if (says !== undefined) return says === 'clear'
  return members.some((member) => (member.schema.unevaluatedProperties as unknown) === false)
}

function cleared(
  group: FormNode,
  { branches }: CompiledForm,
  pointer: string,
  was: Members,
  is: Members,
): Change[] {
  const all = branchesIn(group)
  const gone = new Set<string>()
  let left = is
  // cleared values may decide about other branches, and so on
  for (let round = 0; round <= all.length; round++) {
    const leaving = all.filter(
      (branch) => isIn(branch, was, branches.applies) && isLeftOut(branch, left, branches.applies),
    )
    const stays = new Set(all.filter((branch) => !isLeftOut(branch, left, branches.applies)).flatMap(keysOf))
    const keys = leaving
      .flatMap(keysOf)
      .filter((key) => !stays.has(key) && ownMember(left, key) !== undefined)
    if (keys.length === 0) break
    for (const key of keys) gone.add(key)
    left = Object.fromEntries(Object.entries(is).filter(([key]) => !gone.has(key)))
  }
  return [...gone].map((key): Change => [pointer + joinPointer([key]), undefined])
}
