import {
  instances,
  isDecidedOutside,
  isObject,
  joinPointer,
  ownKeys,
  ownMember,
  splitPointer,
  valueAt,
  walk,
} from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'
import type { Change } from '../rows/row-changes.ts'
import type { Members } from '../structure/members.ts'

/**
 * What branches alone hold that applied before changes and no longer do is taken away where the form says so
 * (`x-inactive`). Which of the branches that the applicant picks from applies, the screen decides.
 */
export function clearedChanges(
  form: CompiledForm,
  before: unknown,
  after: unknown,
  changed: readonly string[],
): Change[] {
  const groups = clearingGroups(form)
  if (groups.length === 0) return []
  return groups.flatMap((group) =>
    placesOf(group, form, after, changed).flatMap((pointer) => {
      const [was, is] = [valueAt(before, pointer), valueAt(after, pointer)]
      return isObject(is) ? cleared(group, form, pointer, isObject(was) ? was : {}, is) : []
    }),
  )
}

/** Whether a form takes anything away so. */
export function clearsBranches(form: CompiledForm): boolean {
  return clearingGroups(form).length > 0
}

const known = new WeakMap<CompiledForm, readonly FormNode[]>()

function clearingGroups(form: CompiledForm): readonly FormNode[] {
  let groups = known.get(form)
  if (!groups) {
    groups = [...walk(form.tree.root)].filter(({ schema }) => schema['x-inactive'] === 'clear')
    known.set(form, groups)
  }
  return groups
}

/** Where a group stands that a change is in, or that came with one. */
function placesOf(
  group: FormNode,
  { branches }: CompiledForm,
  after: unknown,
  changed: readonly string[],
): string[] {
  const { length } = group.path
  const places = changed.flatMap((pointer) => {
    const steps = splitPointer(pointer)
    const meets = group.path.every((key, index) => key === '*' || key === (steps[index] ?? key))
    if (!meets) return []
    if (steps.length > length) return [joinPointer(steps.slice(0, length))]
    return instances(group, after, branches.applies).map((one) => one.pointer)
  })
  return [...new Set(places)]
}

function cleared(
  group: FormNode,
  { branches }: CompiledForm,
  pointer: string,
  was: Members,
  is: Members,
): Change[] {
  const all = group.children
    .filter((child) => child.kind === 'variants' && isDecidedOutside(child))
    .flatMap(({ children }) => children)
  const left = all.filter((branch) => branches.applies(branch, was) && !branches.applies(branch, is))
  if (left.length === 0) return []
  const stays = new Set(all.filter((branch) => branches.applies(branch, is)).flatMap(ownKeys))
  const keys = new Set(left.flatMap(ownKeys))
  return [...keys]
    .filter((key) => !stays.has(key) && ownMember(is, key) !== undefined)
    .map((key): Change => [pointer + joinPointer([key]), undefined])
}
