import {
  isDecidedOutside,
  isObject,
  joinPointer,
  ownKeys,
  splitPointer,
  valueAt,
} from '@formwright/definition'
import type { Applies, BranchCondition, FormNode, Schema } from '@formwright/definition'
import { filledOf } from './filled.ts'
import { isEmpty } from './empty.ts'
import { membersRead } from './members-read.ts'
import { groupValues } from './values.ts'
import type { Validators } from './validators.ts'

/** The alternative that fits best, and whether what is filled in says so. */
interface Choice {
  readonly branch: FormNode | undefined
  readonly isDecided: boolean
  /** How many alternatives the value satisfies; unknown where fixed codes say which it is. */
  readonly satisfied?: number
}

/** Which branches of a form apply to its answers. */
export class Branches {
  readonly #validators: Validators
  /** Variants → value of their group → the branch that fits; documents share what did not change. */
  readonly #chosen = new WeakMap<FormNode, WeakMap<object, Choice>>()
  readonly #clear = new WeakMap<Choice, boolean>()

  constructor(validators: Validators) {
    this.#validators = validators
  }

  /** Whether a branch applies to the value of its group. */
  readonly applies: Applies = Object.assign(
    (branch: FormNode, value: unknown) => this.#applies(branch, value),
    { leavesOut: (branch: FormNode, value: unknown) => this.#leavesOut(branch, value) },
  )

  #applies(branch: FormNode, value: unknown): boolean {
    const { condition } = branch
    if (!condition || !branch.parent) return true
    const filled = isObject(value) ? filledOf(value) : {}
    switch (condition.keyword) {
      case 'then':
        return !isOpen(branch, filled) && this.#holds(condition.if, filled)
      case 'else':
        return !isOpen(branch, filled) && !this.#holds(condition.if, filled)
      case 'dependentSchemas':
        return isObject(filled) && Object.hasOwn(filled, condition.key)
      default:
        return this.#choose(branch.parent, filled as object).branch === branch
    }
  }

  /**
   * Of alternatives that the applicant picks nothing is left out before the answers say which it is, nor
   * where leaving out the others would change that.
   */
  #leavesOut(branch: FormNode, value: unknown): boolean {
    const variants = branch.parent
    if (!variants || this.#applies(branch, value)) return false
    if (isDecidedOutside(variants)) return true
    if (haveCodes(variants)) return !isUnchosen(variants, value)
    return isObject(value) && this.#isClear(variants, filledOf(value) as Record<string, unknown>)
  }

  /** Whether the alternative that fits is the same, and fits as well, without what the others hold. */
  #isClear(variants: FormNode, value: Record<string, unknown>): boolean {
    const choice = this.#choose(variants, value)
    const { branch, isDecided } = choice
    if (!branch || !isDecided) return false
    let isClear = this.#clear.get(choice)
    if (isClear === undefined) {
      const own = new Set(ownKeys(branch))
      const others = new Set(variants.children.flatMap(ownKeys).filter((key) => !own.has(key)))
      const left = Object.fromEntries(Object.entries(value).filter(([key]) => !others.has(key)))
      const again = this.#choose(variants, left)
      isClear = again.branch === branch && again.isDecided && again.satisfied === choice.satisfied
      this.#clear.set(choice, isClear)
    }
    return isClear
  }

  /**
   * Whether what is filled in says which of the alternatives it is. While it does not, one of them is shown,
   * but another would do as well.
   */
  isDecided(variants: FormNode, value: unknown): boolean {
    if (variants.variants !== 'oneOf' && variants.variants !== 'anyOf') return true
    return this.#choose(variants, isObject(value) ? (filledOf(value) as object) : NOTHING).isDecided
  }

  /**
   * Whether every choice between alternatives is made that a place lies in; in rows and entries it says in
   * which.
   */
  areDecided(node: FormNode, answers: unknown, pointer?: string): boolean {
    for (let at: FormNode | undefined = node; at; at = at.parent)
      if (at.kind === 'variants' && !this.isDecided(at, groupAt(at, answers, pointer))) return false
    return true
  }

  /** Whether every branch that a place outside of rows and entries lies in applies. */
  allApply(node: FormNode, answers: unknown): boolean {
    for (let at: FormNode | undefined = node; at; at = at.parent)
      if (at.kind === 'branch' && !this.applies(at, groupValues(at, answers))) return false
    return true
  }

  /** The pointers on which it depends whether a place outside of rows and entries is there. */
  readsOf(node: FormNode): string[] {
    return readsAround(node)
  }

  #holds(test: Schema | boolean, value: unknown): boolean {
    return typeof test === 'boolean' ? test : this.#validators.of(test)(value)
  }

  #choose(variants: FormNode, value: object): Choice {
    let known = this.#chosen.get(variants)
    if (!known) this.#chosen.set(variants, (known = new WeakMap()))
    if (!known.has(value)) known.set(value, this.#fitting(variants, value as Record<string, unknown>))
    return known.get(value)!
  }

  /**
   * The alternative with whose fixed codes the value agrees; without fixed codes, of those that are satisfied
   * or else of all, the one to which most of what is filled belongs.
   */
  #fitting(variants: FormNode, value: Record<string, unknown>): Choice {
    const branches = variants.children
    const agreeing = branches.filter(({ condition }) => agrees(condition, value))
    const open = branches.filter(({ condition }) => Object.keys(whenOf(condition)).length === 0)
    if (agreeing.length === 1 && open.length === 0) return { branch: agreeing[0], isDecided: true }
    const all = [...agreeing, ...open].filter(({ written }) => this.#validators.of(written)(value))
    // of `anyOf` it makes no difference how many there are
    const satisfied = variants.variants === 'anyOf' ? Math.min(all.length, 1) : all.length
    const near = [all, agreeing, open].find(({ length }) => length > 0) ?? []
    const uncontradicted = near.filter((branch) => this.#isUncontradicted(branch, value))
    const possible = uncontradicted.length > 0 ? uncontradicted : near
    const isLast = possible.length === 1 && (near.length > 1 || branches.length === 1)
    const shares = possible.map((branch) => shareOf(branch, value))
    const most = Math.max(0, ...shares)
    const isAlone = shares.filter((share) => share === most).length === 1
    return {
      branch: possible[shares.indexOf(most)],
      isDecided: satisfied > 0 || (isAlone && (most > 0 || isLast)),
      satisfied,
    }
  }

  /** Whether what an alternative says of fields around it holds for what is filled in there. */
  #isUncontradicted({ children }: FormNode, value: Record<string, unknown>): boolean {
    return children.every(
      ({ refines, kind, key, written }) =>
        !refines || kind !== 'cell' || isEmpty(value[key]) || this.#validators.of(written)(value[key]),
    )
  }
}

const NOTHING = {}

/**
 * Whether a condition waits for a member that has to be filled in: until it is, neither of its branches is
 * asked for.
 */
function isOpen(branch: FormNode, filled: unknown): boolean {
  return wantedBy(branch).some((key) => !Object.hasOwn(filled as object, key))
}

const wanted = new WeakMap<FormNode, readonly string[]>()

/** The members that the condition of a branch looks at and that the group around it requires. */
function wantedBy(branch: FormNode): readonly string[] {
  let known = wanted.get(branch)
  if (!known) {
    let group = branch.parent
    while (group && (group.kind === 'variants' || group.kind === 'branch')) group = group.parent
    const required = new Set(
      group?.children.filter((child) => child.requiredHere && isMember(child)).map(({ key }) => key),
    )
    wanted.set(branch, (known = (keysOf(branch) ?? []).filter((key) => required.has(key))))
  }
  return known
}

function isMember({ kind, repeated }: FormNode): boolean {
  return kind !== 'variants' && !repeated
}

/** What stands in the group that a place lies in, at whatever depth. */
function groupAt(group: FormNode, answers: unknown, pointer = group.pointer): unknown {
  if (!group.path.includes('*')) return groupValues(group, answers)
  return valueAt(answers, joinPointer(splitPointer(pointer).slice(0, group.path.length)))
}

/** As `Branches.readsOf`, which the form alone says; of a place in rows and entries for all of them. */
export function readsAround(node: FormNode): string[] {
  const reads: string[] = []
  for (let at: FormNode | undefined = node; at; at = at.parent)
    if (at.kind === 'branch') reads.push(...readsOfBranch(at))
  return reads
}

/** What decides whether a branch applies. */
export function readsOfBranch(branch: FormNode): string[] {
  const keys = keysOf(branch)
  return keys ? keys.map((key) => joinPointer([...branch.path, key])) : [branch.pointer]
}

/** Whether each alternative has a code in a field, outside of them or its own, by which it is told. */
function haveCodes({ children }: FormNode): boolean {
  return children.every(({ condition }) => Object.keys(whenOf(condition)).length > 0)
}

/** The members by which a branch is recognised; `undefined` when it takes the whole group. */
function keysOf({ condition, parent }: FormNode): readonly string[] | undefined {
  if (!condition) return []
  if (condition.keyword === 'dependentSchemas') return [condition.key]
  if (condition.keyword === 'then' || condition.keyword === 'else') return membersRead(condition.if)
  const whens = parent?.children.map((branch) => Object.keys(whenOf(branch.condition))) ?? []
  const [first = []] = whens
  if (first.length > 0 && whens.every((keys) => keys.join('/') === first.join('/'))) return first
  const named = parent?.children.map(({ written }) => membersRead(written)) ?? []
  return named.every((keys) => keys !== undefined) ? [...new Set(named.flat())] : undefined
}

function whenOf(condition: BranchCondition | undefined): Readonly<Record<string, readonly unknown[]>> {
  return condition && 'when' in condition ? condition.when : {}
}

function agrees(condition: BranchCondition | undefined, value: Record<string, unknown>): boolean {
  const when = Object.entries(whenOf(condition))
  return (
    when.length > 0 && when.every(([key, codes]) => Object.hasOwn(value, key) && codes.includes(value[key]))
  )
}

/**
 * True where nothing that is filled in says which of the alternatives it is, and each has a code that would.
 */
export function isUnchosen(variants: FormNode, value: unknown): boolean {
  return (
    isObject(value) &&
    variants.children.every(
      ({ condition }) => Object.keys(whenOf(condition)).length > 0 && !agrees(condition, value),
    )
  )
}

function shareOf(branch: FormNode, value: Record<string, unknown>): number {
  return branch.children.filter(
    ({ key, refines }) => !refines && Object.hasOwn(value, key) && !isEmpty(value[key]),
  ).length
}
