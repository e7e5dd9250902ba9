import { below, inAnyLanguage, withoutUnit } from '@formwright/definition'
import type { Problem, RuleEntry } from '@formwright/definition'
import { placeholdersOf } from '@formwright/rules'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { conjunctsIn, writtenIn } from './message-sense.ts'
import words from './said-order.json' with { type: 'json' }

/**
 * A message that describes what is wrong (“the end is before the start”) must describe what the check
 * rejects. Only reported if the message names the compared values on both sides of the word.
 */
export const saidOrder: LintCheck = (context) => {
  const { typed } = context.rules()
  const letsOf = new Map<RuleEntry, Map<string, Expr>>()
  for (const { rule, pointer, expr } of typed) {
    const [, name] = /\/let\/([^/]+)$/.exec(pointer) ?? []
    if (name === undefined) continue
    const lets = letsOf.get(rule) ?? new Map<string, Expr>()
    letsOf.set(rule, lets.set(name, expr))
  }
  return typed.flatMap(({ rule, role, expr }): Problem[] => {
    if (role !== 'check' || rule.message === undefined) return []
    const statements = sentencesOf(rule.message).flatMap((sentence) => orderSaid(sentence))
    if (statements.length === 0) return []
    const lets = letsOf.get(rule) ?? NONE
    const comparisons = conjunctsIn(expr).flatMap((conjunct) => comparedIn(conjunct, lets))
    const judged = statements.flatMap((statement) => {
      const fits = comparisons.flatMap(
        (comparison) => isRefused(statement, comparison, comparisons.length) ?? [],
      )
      return fits.length === 0 ? [] : [{ ...statement, isRight: fits.includes(true) }]
    })
    const wrong = judged.find(({ isRight }) => !isRight)
    if (!wrong || judged.some(({ isRight }) => isRight)) return []
    const params = { id: rule.id, words: wrong.words, check: rule.check ?? '' }
    const source = partSource(context, rule.part, 'rules')
    return [fileProblem(source, below('/rules', rule.index, 'message'), 'message-order', params)]
  })
}

interface Compared {
  readonly left: Side
  readonly right: Side
  readonly op: string
}

/** A side of a comparison: its text, and the title of its field. */
interface Side {
  readonly written: string
  readonly title: string
  readonly isDate: boolean
}

function comparedIn({ node: { op }, parts: [left, right] = [] }: Expr, lets: Lets): Compared[] {
  if (!['<', '<=', '>', '>='].includes(op as string) || !left || !right) return []
  return [{ left: sideOf(left, lets), right: sideOf(right, lets), op: op as string }]
}

type Lets = ReadonlyMap<string, Expr>

const NONE: Lets = new Map()

function sideOf(expr: Expr, lets: Lets): Side {
  const written = writtenIn(expr)
  const { path } = lets.get(written) ?? expr
  return { written, title: withoutUnit(path?.node.title ?? ''), isDate: expr.type.kind === 'date' }
}

function sentencesOf(message: string): readonly string[] {
  return message.split(/[\u3002\uFF1B;!]|\.(?:\s|$)/).filter((sentence) => sentence.trim() !== '')
}

interface Said {
  readonly before: string
  readonly behind: string
  /** The value before the word is less than the one after it. */
  readonly isLess: boolean
  readonly words: string
}

const ORDER = new RegExp(`(${inAnyLanguage(words.less)})|(${inAnyLanguage(words.more)})`, 'giu')
const NEGATED = new RegExp(`(?:${inAnyLanguage(words.not)})\\s*$`, 'iu')
const DEMANDED = new RegExp(inAnyLanguage(words.demanded), 'iu')

/** The order stated by a sentence; empty if the sentence states a requirement, or several orders. */
function orderSaid(sentence: string): Said[] {
  const plain = sentence.replaceAll(/\{[^{}]*\}/g, (inserted) => '\u0000'.repeat(inserted.length))
  const found = [...plain.matchAll(ORDER)]
  const [only] = found
  if (!only || found.length > 1 || DEMANDED.test(plain.replaceAll('\u0000', ' '))) return []
  const isNegated = NEGATED.test(plain.slice(0, only.index))
  return [
    {
      before: sentence.slice(0, only.index),
      behind: sentence.slice(only.index + only[0].length),
      isLess: (only[1] !== undefined) !== isNegated,
      words: only[0],
    },
  ]
}

/** Whether the stated order is what a comparison rejects; `undefined` if it may be about something else. */
function isRefused({ before, behind, isLess }: Said, { left, right, op }: Compared, count: number) {
  const first = sideIn(before, left, right)
  const second = sideIn(behind, left, right)
  const isOnly = count === 1 && left.isDate && right.isDate
  const start = first ?? (isOnly && second && (second === left ? right : left))
  if (!start || first === second || (!second && !isOnly)) return undefined
  const wantsLess = (op === '<' || op === '<=') === (start === left)
  return isLess !== wantsLess
}

/** The side that a part of a sentence names, if it names only one. */
function sideIn(token: string, left: Side, right: Side): Side | undefined {
  const shown = new Set(placeholdersOf(token).map((name) => name.replaceAll(/\s/g, '')))
  const names = ({ written, title }: Side) =>
    shown.has(written) || (title.length > 1 && token.includes(title))
  const named = [left, right].filter(names)
  return named.length === 1 ? named[0] : undefined
}
