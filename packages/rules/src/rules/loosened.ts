import type { RuleEntry } from '@formwright/definition'
import type { ASTNode } from '@marcbachmann/cel-js'
import { parseExpression } from '../language/parse.ts'
import { childrenOf, paramsOfRule } from './names-read.ts'

/**
 * Monotonicity of a value in a parameter (or number of list entries): constant, rising, falling, or unknown.
 * False is below true.
 */
type Course = 'still' | 'rises' | 'falls' | 'unknown'

/** Functions that are monotonically increasing in some arguments, and these arguments. */
const RISING: Readonly<Record<string, readonly number[]>> = {
  near: [2],
  inBand: [2],
  within: [1],
  containsAny: [1],
  floor: [0],
  round: [0],
}

/** Values of severity and conditions ordered by leniency. */
const BETTER: ReadonlySet<unknown> = new Set([true, 'warning'])

/**
 * Whether a changed parameter can only make a rule more lenient: nothing that passed fails, and no warning
 * becomes an error. False if uncertain.
 */
export function isLoosened(rule: RuleEntry, param: string, before: unknown, after: unknown): boolean {
  if (!paramsOfRule(rule).has(param)) return true
  const { check, when, severity } = rule
  // visibility, requirement and computed values have no order
  if (check === undefined) return false
  const isUp = isAtLeast(after, before)
  const isDown = isAtLeast(before, after)
  if (!isUp && !isDown) return false
  if (isUp && isDown) return true
  const { courseIn } = new Courses(param, rule.let ?? {})
  const course = [courseIn(check), opposite(courseIn(when)), courseIn(severity)].reduce(both)
  return course === 'still' || course === (isUp ? 'rises' : 'falls')
}

function isAtLeast(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one >= other
  return Array.isArray(one) && Array.isArray(other) && other.every((entry) => one.includes(entry))
}

/** The monotonicity of a rule's expressions. */
class Courses {
  readonly #param: string
  readonly #lets: Readonly<Record<string, string>>
  readonly #within = new Set<string>()

  constructor(param: string, lets: Readonly<Record<string, string>>) {
    this.#param = param
    this.#lets = lets
  }

  readonly courseIn = (text: string | undefined): Course => {
    const parsed = text === undefined ? undefined : parseExpression(text)
    return parsed && 'node' in parsed ? this.#courseOf(parsed.node) : 'still'
  }

  #courseOf(node: ASTNode): Course {
    switch (node.op) {
      case 'id':
        return this.#ofName(node.args)
      case '.':
        return isParam(node, this.#param) ? 'rises' : this.#ofOthers(node)
      case '!_':
      case '-_':
        return opposite(this.#courseOf(node.args))
      case '&&':
      case '||':
      case '+':
        return this.#ofBoth(node.args, [])
      case '-':
      case '>':
      case '>=':
        return this.#ofBoth(node.args, [1])
      case '<':
      case '<=':
        return this.#ofBoth(node.args, [0])
      case '*':
      case '/':
        return this.#ofProduct(node, node.args)
      case '?:':
        return this.#ofChoice(node.args)
      case 'in':
        return this.#ofArguments(node.args, [1])
      case 'call':
        return this.#ofArguments(node.args[1], RISING[node.args[0]] ?? [])
      default:
        return this.#ofOthers(node)
    }
  }

  /** Of a `let` name; a self-reference only occurs in unfinished rules. */
  #ofName(name: string): Course {
    if (!Object.hasOwn(this.#lets, name)) return 'still'
    if (this.#within.has(name)) return 'unknown'
    this.#within.add(name)
    const course = this.courseIn(this.#lets[name])
    this.#within.delete(name)
    return course
  }

  /** @param turned arguments for which the result is decreasing */
  #ofBoth(nodes: readonly ASTNode[], turned: readonly number[]): Course {
    return nodes
      .map((node, at) => (turned.includes(at) ? opposite(this.#courseOf(node)) : this.#courseOf(node)))
      .reduce(both, 'still')
  }

  /** Multiplying by a positive constant preserves the direction; by an answer it may not. */
  #ofProduct(node: ASTNode, [left, right]: readonly [ASTNode, ASTNode]): Course {
    if (isAboveZero(right)) return this.#courseOf(left)
    return node.op === '*' && isAboveZero(left) ? this.#courseOf(right) : this.#ofOthers(node)
  }

  #ofChoice([test, yes, no]: readonly [ASTNode, ASTNode, ASTNode]): Course {
    const course = this.#courseOf(test)
    if (course === 'still') return this.#ofBoth([yes, no], [])
    if (yes.op !== 'value' || no.op !== 'value') return 'unknown'
    return BETTER.has(yes.args) && !BETTER.has(no.args)
      ? course
      : BETTER.has(no.args) && !BETTER.has(yes.args)
        ? opposite(course)
        : 'unknown'
  }

  #ofArguments(args: readonly ASTNode[], rising: readonly number[]): Course {
    const isOtherStill = args.every((arg, at) => rising.includes(at) || this.#courseOf(arg) === 'still')
    return isOtherStill ? this.#ofBoth(args, []) : 'unknown'
  }

  /** Other expressions are constant if all of their parts are. */
  #ofOthers(node: ASTNode): Course {
    return childrenOf(node.args).every((child) => this.#courseOf(child) === 'still') ? 'still' : 'unknown'
  }
}

function both(one: Course, other: Course): Course {
  if (one === 'still' || one === other) return other
  return other === 'still' ? one : 'unknown'
}

function opposite(course: Course): Course {
  return course === 'rises' ? 'falls' : course === 'falls' ? 'rises' : course
}

function isParam({ args }: Extract<ASTNode, { op: '.' }>, param: string): boolean {
  return args[0].op === 'id' && args[0].args === 'params' && args[1] === param
}

function isAboveZero({ op, args }: ASTNode): boolean {
  return op === 'value' && (typeof args === 'number' || typeof args === 'bigint') && args > 0
}
