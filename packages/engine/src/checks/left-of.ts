import {
  ATTACHMENTS,
  below,
  isObject,
  isWithin,
  LISTS,
  ownMember,
  pointerOfTarget,
  splitPointer,
  withoutTargets,
} from '@formwright/definition'
import { hiddenAt, isHidden } from './decider.ts'
import type { Decider, Hidden } from './decider.ts'
import { withoutPointers } from './without-pointers.ts'

/** After more changes than this the whole document is processed again. */
const MANY_CHANGES = 200

/** The previous result, and the pointers that changed since. */
interface Before {
  readonly was: Hidden
  readonly left: unknown
  readonly changed: readonly string[]
  /** Whether visibility changed, and with it that of attachments and lists. */
  readonly isTurned: boolean
}

/**
 * Answers without hidden values and their attachments and lists. After changes only the affected pointers are
 * processed; everything else is shared with the previous result.
 * @param decider hides the values
 */
export function leftOf(
  answers: unknown,
  hidden: Hidden,
  { pointers }: Pick<Decider, 'pointers'>,
  before?: Before,
): unknown {
  const { pointers: own, patterns } = hidden
  if (own.size === 0) return answers
  if (!before || [hidden, before.was].some((one) => one.patterns.length > 0) || isMuch(before.changed))
    return withoutHidden(answers, own)
  const cut = new Cut(own, pointers)
  let { left } = before
  for (const pointer of before.changed) left = cut.renewed(left, answers, '', splitPointer(pointer))
  const ofTargets = before.changed.some((at) => isWithin(at, ATTACHMENTS) || isWithin(at, LISTS))
  return before.isTurned || ofTargets ? withTargets(left, answers, { pointers: own, patterns }) : left
}

function isMuch(changed: readonly string[]): boolean {
  return changed.length > MANY_CHANGES || changed.some((at) => at === '' || at.includes('/*'))
}

function withoutHidden(answers: unknown, pointers: ReadonlySet<string>): unknown {
  const hidden = [hiddenAt(pointers)]
  return withoutTargets(withoutPointers(answers, pointers), (target) =>
    isHidden(hidden, pointerOfTarget(target)),
  )
}

/** The remaining values, with the attachments and lists that belong to them. */
function withTargets(left: unknown, answers: unknown, hidden: Hidden): unknown {
  if (!isObject(left)) return left
  const { attachments: _attachments, lists: _lists, ...others } = left
  const members = [ATTACHMENTS, LISTS].flatMap((at) => {
    const [key] = splitPointer(at) as [string]
    const member = ownMember(answers, key)
    return member === undefined ? [] : [[key, member] as const]
  })
  return withoutTargets({ ...others, ...Object.fromEntries(members) }, (target) =>
    isHidden([hidden], pointerOfTarget(target)),
  )
}

/** Removes hidden pointers from parts of a document. */
class Cut {
  readonly #hidden: ReadonlySet<string>
  readonly #patterns: readonly (readonly string[])[]

  constructor(hidden: ReadonlySet<string>, patterns: readonly string[]) {
    this.#hidden = hidden
    this.#patterns = patterns.map(splitPointer)
  }

  /** The previous result for a value, with the given paths taken from the current value. */
  renewed(was: unknown, is: unknown, at: string, [key, ...rest]: readonly string[]): unknown {
    if (key === undefined || !isAlike(was, is)) return withoutPointers(is, this.#hiddenIn(is, at))
    const pointer = below(at, key)
    const [left, inner] = [ownMember(was, key), ownMember(is, key)]
    if (inner === undefined) return put(was, key, undefined)
    if (this.#hidden.has(pointer)) return put(was, key, Array.isArray(is) ? null : undefined)
    const next = this.renewed(left, inner, pointer, rest)
    return next === left ? was : put(was, key, next)
  }

  /** The hidden pointers within a value, relative to it. */
  #hiddenIn(value: unknown, at: string): string[] {
    const steps = splitPointer(at)
    const found: string[] = []
    const go = (inner: unknown, [key, ...rest]: readonly string[], pointer: string): void => {
      if (this.#hidden.has(pointer) && pointer !== at) found.push(pointer.slice(at.length))
      else if (key !== undefined && typeof inner === 'object' && inner !== null)
        for (const one of key === '*' ? Object.keys(inner) : [key])
          if (Object.hasOwn(inner, one)) go(ownMember(inner, one), rest, below(pointer, one))
    }
    for (const pattern of this.#patterns)
      if (steps.every((step, index) => pattern[index] === '*' || pattern[index] === step))
        go(value, pattern.slice(steps.length), at)
    return found
  }
}

/** Whether the previous result can be updated: a list that did not get shorter. */
function isAlike(was: unknown, is: unknown): boolean {
  if (Array.isArray(was)) return Array.isArray(is) && is.length >= was.length
  return isObject(was) && isObject(is)
}

function put(container: unknown, key: string, value: unknown): unknown {
  if (ownMember(container, key) === value) return container
  if (Array.isArray(container)) return Object.assign([...(container as unknown[])], { [key]: value })
  const { [key]: _, ...others } = container as Record<string, unknown>
  return value === undefined ? others : { ...(container as object), [key]: value }
}
