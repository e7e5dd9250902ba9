/** One step from a list to another: an item is kept, removed, added, or replaced. */
export type ListEdit<T> =
  | { readonly kind: 'same'; readonly before: T; readonly after: T }
  | { readonly kind: 'removed'; readonly before: T }
  | { readonly kind: 'added'; readonly after: T }
  | { readonly kind: 'changed'; readonly before: T; readonly after: T }

/** Maximum size of the table; for longer lists only the common start and end are matched. */
const MAX_TABLE = 4_000_000

/**
 * The shortest edit script from one list to another (longest common subsequence). An item removed and one
 * added at the same position are one replacement if `alike` says that they are the same thing.
 */
export function stepsBetween<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
  alike: (a: T, b: T) => boolean = () => true,
): ListEdit<T>[] {
  let start = 0
  while (start < before.length && start < after.length && same(before[start]!, after[start]!)) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    same(before[before.length - 1 - end]!, after[after.length - 1 - end]!)
  )
    end++
  const kept = (from: number, count: number, shift: number): ListEdit<T>[] =>
    before
      .slice(from, from + count)
      .map((item, index) => ({ kind: 'same', before: item, after: after[from + shift + index]! }))
  const middle = between(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    same,
  )
  return [
    ...kept(0, start, 0),
    ...paired(middle, alike),
    ...kept(before.length - end, end, after.length - before.length),
  ]
}

function between<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): ListEdit<T>[] {
  const whole = (): ListEdit<T>[] => [
    ...a.map((before): ListEdit<T> => ({ kind: 'removed', before })),
    ...b.map((after): ListEdit<T> => ({ kind: 'added', after })),
  ]
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_TABLE) return whole()
  const width = b.length + 1
  const length = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] = same(a[i]!, b[j]!)
        ? length[(i + 1) * width + j + 1]! + 1
        : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  const steps: ListEdit<T>[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (same(a[i]!, b[j]!)) steps.push({ kind: 'same', before: a[i++]!, after: b[j++]! })
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!)
      steps.push({ kind: 'removed', before: a[i++]! })
    else steps.push({ kind: 'added', after: b[j++]! })
  }
  while (i < a.length) steps.push({ kind: 'removed', before: a[i++]! })
  while (j < b.length) steps.push({ kind: 'added', after: b[j++]! })
  return steps
}

/** Within each run of removals and additions, combines those of the same thing to replacements. */
function paired<T>(steps: readonly ListEdit<T>[], alike: (a: T, b: T) => boolean): ListEdit<T>[] {
  const result: ListEdit<T>[] = []
  let removed: T[] = []
  let added: T[] = []
  const flush = () => {
    for (const before of removed) {
      const at = added.findIndex((after) => alike(before, after))
      if (at < 0) result.push({ kind: 'removed', before })
      else result.push({ kind: 'changed', before, after: added.splice(at, 1)[0]! })
    }
    for (const after of added) result.push({ kind: 'added', after })
    removed = []
    added = []
  }
  for (const step of steps) {
    if (step.kind === 'removed') removed.push(step.before)
    else if (step.kind === 'added') added.push(step.after)
    else {
      flush()
      result.push(step)
    }
  }
  flush()
  return result
}
