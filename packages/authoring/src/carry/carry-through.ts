import { equal, isWithin, splitPointer, valueAt } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { carry } from './carry.ts'
import type { Carried, CarryOptions } from './carry.ts'
import { leftInOrder } from './left.ts'
import type { LeftBehind } from './left.ts'
import { putAt } from './values.ts'

/** Maximum number of editions that answers are carried through. */
const MOST = 20

/**
 * The editions through which answers are carried into a later one, each of which carries from the one before.
 * Only the later one if one in between is not available.
 */
export function editionsBetween(
  from: Pick<FormBundle, 'edition'>,
  to: Form,
  formOf: (edition: string) => Form | undefined,
): readonly Form[] {
  const path = [to]
  while (path.length < MOST) {
    const { previous } = path[0]!.bundle.edition
    if (previous === from.edition.edition) return path
    const form = typeof previous === 'string' ? formOf(previous) : undefined
    if (!form) break
    path.unshift(form)
  }
  return [to]
}

/**
 * Carries answers through several editions, each with its own map, so that answers from two years ago are
 * used where there are none from last year.
 * @param forms the later editions, oldest first; the answers end up in the last
 * @param options which fields of the last edition the reader fills in, and the region
 */
export function carryThrough(
  before: FormBundle,
  forms: readonly Form[],
  answers: unknown,
  options: CarryOptions = {},
): Carried {
  const { region } = options
  const last = forms.at(-1)!
  if (forms.length === 1) return carry(before, last, answers, options)
  const through = carryThrough(before, forms.slice(0, -1), answers, { region })
  const { bundle } = forms.at(-2)!
  const carried = carry(bundle, last, through.answers, options)
  const origin = originIn(through)
  return {
    ...carried,
    sources: Object.fromEntries(
      Object.entries(carried.sources).map(([to, from]) => [to, from === '' ? '' : (origin(from) ?? '')]),
    ),
    // previous values also include what the editions in between do not carry
    previous: carry(bundle, last, documentOf(through.previous), { region }).previous,
    left: leftInOrder(before, [
      ...through.left,
      ...carried.left.map((one) =>
        // if only part of a value was left behind, such as rows or a column, only that part
        equal(one.value, valueAt(through.answers, one.pointer))
          ? asFilledIn(one, origin(one.pointer), answers)
          : one,
      ),
    ]),
  }
}

/**
 * Returns a function for the original pointer of a carried value; `undefined` if it does not come from a
 * single pointer.
 */
function originIn({ sources }: Carried): (pointer: string) => string | undefined {
  return (pointer) => {
    for (const [to, from] of Object.entries(sources)) {
      if (from === '') continue
      if (isWithin(pointer, to)) return from + pointer.slice(to.length)
      const rest = to.slice(pointer.length)
      if (isWithin(to, pointer) && from.endsWith(rest)) return from.slice(0, -rest.length)
    }
    return undefined
  }
}

/** What was left behind on the way, with the pointer and value as originally filled in. */
function asFilledIn(left: LeftBehind, from: string | undefined, answers: unknown): LeftBehind {
  const value = from === undefined ? undefined : valueAt(answers, from)
  return value === undefined ? left : { ...left, pointer: from!, value }
}

function documentOf(values: Carried['previous']): unknown {
  const document: Record<string, unknown> = {}
  for (const [pointer, value] of Object.entries(values)) putAt(document, splitPointer(pointer), value)
  return document
}
