import {
  fixedCodes,
  hasFixedCodes,
  isDecidedOutside,
  isEmpty,
  isObject,
  joinPointer,
  ownKeys,
  ownMember,
  rememberedPair,
  splitPointer,
  valueAt,
} from '@formwright/definition'
import type { Applies, FormNode, Schema } from '@formwright/definition'
import { filledOf } from './filled.ts'
import { membersRead } from './members-read.ts'
import { groupValues } from './values.ts'
import type { Validators } from './validators.ts'

/** The best matching alternative, and whether the answers determine it. */
interface Choice {
  readonly branch: FormNode | undefined
  readonly isDecided: boolean
  /** Number of alternatives that match; unknown if fixed codes decide. */
  readonly satisfied?: number
}

/** Decides which branches of a form apply to answers. */
export class Branches {
  readonly #validators: Validators
  /** The matching branch of variants for a value of their group. Cached: documents share unchanged parts. */
  readonly #choose = rememberedPair((variants: FormNode, value: object) =>
    this.#fitting(variants, value as Record<string, unknown>),
  )
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
   * Of alternatives that the applicant chooses, nothing is omitted before the answers determine one, nor if
   * omitting the others would change the choice.
   */
  #leavesOut(branch: FormNode, value: unknown): boolean {
    const variants = branch.parent
    if (!variants || this.#applies(branch, value)) return false
    if (isDecidedOutside(variants)) return true
    if (haveCodes(variants)) return !isUnchosen(variants, value)
    return isObject(value) && this.#isClear(variants, filledOf(value) as Record<string, unknown>)
  }

  /** Whether the same alternative matches equally well without the content of the others. */
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
   * Whether the answers determine the alternative. Until they do, one is displayed, although another would
   * match as well.
   */
  isDecided(variants: FormNode, value: unknown): boolean {
    if (variants.variants !== 'oneOf' && variants.variants !== 'anyOf') return true
    return this.#choose(variants, isObject(value) ? (filledOf(value) as object) : NOTHING).isDecided
  }

  /** Whether all alternatives around a pointer are determined, including in rows and entries. */
  areDecided(node: FormNode, answers: unknown, pointer?: string): boolean {
    for (let at: FormNode | undefined = node; at; at = at.parent)
      if (at.kind === 'variants' && !this.isDecided(at, groupAt(at, answers, pointer))) return false
    return true
  }

  /** Whether all branches that contain a node apply; in rows and entries, for the one of the pointer. */
  allApply(node: FormNode, answers: unknown, pointer?: string): boolean {
    for (let at: FormNode | undefined = node; at; at = at.parent)
      if (at.kind === 'branch' && !this.applies(at, groupAt(at, answers, pointer))) return false
    return true
  }

  /** The pointers that determine whether a node outside of rows and entries is present. */
  readsOf(node: FormNode): string[] {
    return readsAround(node)
  }

  #holds(test: Schema | boolean, value: unknown): boolean {
    return typeof test === 'boolean' ? test : this.#validators.of(test)(value)
  }

  /**
   * The alternative whose fixed codes match; without fixed codes the one that contains most of the filled
   * members, among those that match or else among all.
   */
  #fitting(variants: FormNode, value: Record<string, unknown>): Choice {
    const branches = variants.children
    const agreeing = branches.filter((branch) => hasFixedCodes(branch, value))
    const open = branches.filter((branch) => Object.keys(fixedCodes(branch)).length === 0)
    if (agreeing.length === 1 && open.length === 0) return { branch: agreeing[0], isDecided: true }
    const all = [...agreeing, ...open].filter(({ written }) => this.#validators.of(written)(value))
    // for `anyOf` the number of matches is irrelevant
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

  /** Whether the constraints of an alternative on surrounding fields hold. */
  #isUncontradicted({ children }: FormNode, value: Record<string, unknown>): boolean {
    return children.every(({ refines, kind, key, written }) => {
      const member = ownMember(value, key)
      return !refines || kind !== 'cell' || isEmpty(member) || this.#validators.of(written)(member)
    })
  }
}

const NOTHING = {}

/** Whether a condition waits for a required member: until it is filled, neither branch is required. */
function isOpen(branch: FormNode, filled: unknown): boolean {
  return wantedBy(branch).some((key) => !Object.hasOwn(filled as object, key))
}

const wanted = new WeakMap<FormNode, readonly string[]>()

/** The required members that the condition of a branch reads. */
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

/** The value of the group that contains a node, at any depth. */
function groupAt(group: FormNode, answers: unknown, pointer = group.pointer): unknown {
  if (!group.path.includes('*')) return groupValues(group, answers)
  return valueAt(answers, joinPointer(splitPointer(pointer).slice(0, group.path.length)))
}

/** As `Branches.readsOf`, from the form alone; in rows and entries for all of them. */
export function readsAround(node: FormNode): string[] {
  const reads: string[] = []
  for (let at: FormNode | undefined = node; at; at = at.parent)
    if (at.kind === 'branch') reads.push(...readsOfBranch(at))
  return reads
}

/** What determines whether a branch applies. */
export function readsOfBranch(branch: FormNode): string[] {
  const keys = keysOf(branch)
  return keys ? keys.map((key) => joinPointer([...branch.path, key])) : [branch.pointer]
}

/** Whether each alternative is distinguished by the code of a field, inside or outside of it. */
function haveCodes({ children }: FormNode): boolean {
  return children.every((branch) => Object.keys(fixedCodes(branch)).length > 0)
}

/** The members that identify a branch; `undefined` if that takes the whole group. */
function keysOf({ condition, parent }: FormNode): readonly string[] | undefined {
  if (!condition) return []
  if (condition.keyword === 'dependentSchemas') return [condition.key]
  if (condition.keyword === 'then' || condition.keyword === 'else') return membersRead(condition.if)
  const whens = parent?.children.map((branch) => Object.keys(fixedCodes(branch))) ?? []
  const [first = []] = whens
  if (first.length > 0 && whens.every((keys) => keys.join('/') === first.join('/'))) return first
  const named = parent?.children.map(({ written }) => membersRead(written)) ?? []
  return named.every((keys) => keys !== undefined) ? [...new Set(named.flat())] : undefined
}

/** Whether nothing filled in determines the alternative, although each has a code that would. */
export function isUnchosen(variants: FormNode, value: unknown): boolean {
  return (
    isObject(value) &&
    variants.children.every(
      (branch) => Object.keys(fixedCodes(branch)).length > 0 && !hasFixedCodes(branch, value),
    )
  )
}

function shareOf(branch: FormNode, value: Record<string, unknown>): number {
  return branch.children.filter(
    ({ key, refines }) => !refines && Object.hasOwn(value, key) && !isEmpty(value[key]),
  ).length
}
