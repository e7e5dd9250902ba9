import { isObject, valueAt, walk } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { withoutPointers } from '../checks/without-pointers.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { Change } from '../rows/row-changes.ts'
import {
  branchesIn,
  deeperGroups,
  isIn,
  isLeftOut,
  groupPointers,
  pathsOf,
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
      const [old, current] = [valueAt(before, pointer), valueAt(after, pointer)]
      return isObject(current) ? cleared(group, form, pointer, isObject(old) ? old : {}, current) : []
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

/**
 * Whether a group's inactive values are cleared: as `x-inactive` says, or without it if the group cannot keep
 * them because it rejects members of other branches (`unevaluatedProperties`).
 */
function isCleared({ schema, members }: FormNode): boolean {
  const keyword = schema['x-inactive']
  if (keyword !== undefined) return keyword === 'clear'
  return members.some((member) => (member.schema.unevaluatedProperties as unknown) === false)
}

/** Clears the members of the branches of one object that applied before and no longer do. */
function cleared(
  group: FormNode,
  { branches }: CompiledForm,
  pointer: string,
  old: Members,
  current: Members,
): Change[] {
  const all = branchesIn(group)
  const gone = new Set<string>()
  let remaining = current
  // cleared values may decide about other branches, and so on
  for (let round = 0; round <= all.length; round++) {
    const inactivated = all.filter(
      (branch) => isIn(branch, old, branches.applies) && isLeftOut(branch, remaining, branches.applies),
    )
    const kept = new Set(
      all.filter((branch) => !isLeftOut(branch, remaining, branches.applies)).flatMap(pathsOf),
    )
    const paths = inactivated
      .flatMap(pathsOf)
      .filter((path) => !kept.has(path) && valueAt(remaining, path) !== undefined)
    if (paths.length === 0) break
    for (const path of paths) gone.add(path)
    remaining = withoutPointers(current, gone) as Members
  }
  return [...gone].map((path): Change => [pointer + path, undefined])
}
