import {
  below,
  overlap,
  pointerOfPath,
  splitPointer,
  treeOf,
  withoutYear,
  yearOfKey,
  parentPointer,
} from '@formwright/definition'
import type { Problem, RuleEntry } from '@formwright/definition'
import { namesRead, ownNamesOf, placeholdersOf, textsOfRule } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * The texts of a rule must be about what it checks; a copied rule may still contain values, targets or signs
 * of the original.
 */
export const ruleSaid: LintCheck = (context) => {
  const computed = computedPointers(context)
  const reported = reportedPointers(context)
  return context.bundle.rules
    .filter(({ check }) => check !== undefined)
    .flatMap((rule) => {
      const instances = context.instancesOf(rule.id)
      const about = instances.flatMap(({ reads, fixes }) => [...reads, ...fixes])
      if (about.length === 0) return []
      const ats = instances.map(({ at }) => at)
      return [
        ...otherNumbers(context, rule, [...about, ...computed]),
        ...elsewhere(context, rule, about, ats, reported),
        ...otherSign(context, rule),
      ]
    })
}

/** The pointers that rules compute; a rule may check the same in other words. */
function computedPointers({ bundle }: LintContext): readonly string[] {
  return bundle.rules.flatMap(({ compute, at }) =>
    compute === undefined ? [] : [at].flat().map(pointerOfPath),
  )
}

/**
 * A number or parameter that only occurs in the rule's message or eligibility row.
 * @param known the pointers whose values it may contain
 */
function otherNumbers(context: LintContext, rule: RuleEntry, known: readonly string[]): Problem[] {
  const texts = textsOfRule(rule).filter(({ isTemplate }) => !isTemplate)
  const params = new Set(texts.flatMap((text) => [...namesRead(text)]))
  const tree = treeOf(context.bundle)
  const isForeign = (path: string) => {
    if (path.startsWith('params.')) return !params.has(path)
    const pointer = pointerOf(rule, path)
    return (
      pointer !== undefined &&
      tree.nodeAt(pointer) !== undefined &&
      !known.some((knownPointer) => overlap(knownPointer, pointer))
    )
  }
  // a text may name anything that says what it is about; a row of criteria shows what was judged
  const isOther = (path: string) =>
    isForeign(path) && (path.startsWith('params.') || isNumber(tree.nodeAt(pointerOf(rule, path)!)))
  const source = partSource(context, rule.part, 'rules')
  return textsShown(rule)
    .flatMap(({ text, keys }) => {
      const paths = pathsIn(text)
      const isJudged = keys.at(-1) !== 'value' || paths.some((path) => !isForeign(path))
      const name = paths.find(isJudged ? isOther : isForeign)
      const at = below('/rules', rule.index, ...keys)
      return name === undefined
        ? []
        : [fileProblem(source, at, 'message-other', { id: rule.id, name: `{${name}}` })]
    })
    .slice(0, 1)
}

/** The texts that a rule shows to people, with their keys: message and eligibility row. */
export function textsShown({ message, eligibility }: RuleEntry) {
  return [
    { text: message, keys: ['message'] },
    { text: eligibility?.threshold, keys: ['eligibility', 'threshold'] },
    { text: eligibility?.value, keys: ['eligibility', 'value'] },
  ]
}

/** The paths in a message's placeholders. */
function pathsIn(message = ''): readonly string[] {
  return placeholdersOf(message).filter((written) => /^[\w.]+$/.test(written))
}

/** The pointer of a path without its year; `undefined` for a variable of the rule. */
function pointerOf(rule: RuleEntry, path: string): string | undefined {
  if (ownNamesOf(rule).has(path.split('.', 1)[0]!)) return undefined
  return pointerOfPath(withoutYear(path))
}

function isNumber(node: ReturnType<ReturnType<typeof treeOf>['nodeAt']>): boolean {
  return node?.shape === 'number' || node?.schema['x-annual'] !== undefined
}

/** The pointers at which rules report what they read there alone, with the ids of the rules. */
function reportedPointers(context: LintContext): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { id, at, reads } of context.rules().ruleSet.rules)
    if (reads.size === 1 && reads.has(at)) found.set(at, (found.get(at) ?? new Set()).add(id))
  return found
}

/** A target of a finding that is unrelated to the rule. */
function elsewhere(
  context: LintContext,
  rule: RuleEntry,
  about: readonly string[],
  ats: readonly string[],
  reported: ReadonlyMap<string, ReadonlySet<string>>,
): Problem[] {
  const named = pathsIn(rule.message).flatMap((path) => pointerOf(rule, path) ?? [])
  const pointers = [...about, ...named]
  // a neighbour at which another rule reports what it reads there is probably left from a copy of that rule
  const isOfOther = (at: string) => [...(reported.get(at) ?? [])].some((id) => id !== rule.id)
  const isNear = (at: string) =>
    pointers.some((pointer) => overlap(pointer, at) || (around(pointer) === around(at) && !isOfOther(at))) &&
    !isOtherYear(at, about)
  if (ats.some(isNear)) return []
  const source = partSource(context, rule.part, 'rules')
  const params = { id: rule.id, field: ats[0]!, suggestion: about[0]! }
  return [fileProblem(source, below('/rules', rule.index, 'at'), 'rule-elsewhere', params)]
}

/** A year of a field of which the rule only reads other years. */
function isOtherYear(at: string, about: readonly string[]): boolean {
  const years = about.filter((pointer) => isYear(pointer) && around(pointer) === around(at))
  return isYear(at) && years.length > 0 && !about.some((pointer) => overlap(pointer, at))
}

function isYear(pointer: string): boolean {
  return yearOfKey(splitPointer(pointer).at(-1) ?? '') !== undefined
}

/** The group of a pointer; a finding on a neighbour is visible there. */
function around(pointer: string): string {
  return parentPointer(pointer)
}

const SIGNS: Readonly<Record<string, string>> = {
  '<': '<',
  '<=': '≤',
  '≤': '≤',
  '>': '>',
  '>=': '≥',
  '≥': '≥',
}
const TURNED: Readonly<Record<string, string>> = { '<': '>', '≤': '≥', '>': '<', '≥': '≤' }

/** A threshold with a different comparison sign than the check, for the same two values. */
function otherSign(context: LintContext, { check = '', eligibility, part, index }: RuleEntry): Problem[] {
  const { value = '', threshold = '' } = eligibility ?? {}
  const [, written = '', limit = ''] =
    /^\s*(≤|≥|<=?|>=?)\s*\p{Sc}?\s*\{\s*([\w.]+)\s*\}/u.exec(threshold) ?? []
  const [, shown = ''] = /^\s*\p{Sc}?\s*\{\s*([\w.]+)\s*\}/u.exec(value) ?? []
  // of the operands of `&&`, the one that compares with the limit
  const compared = check
    .split('&&')
    .map((operand) => /^\s*([\w.]+)\s*(<=?|>=?)\s*([\w.]+)\s*$/.exec(operand) ?? [])
  const [, left = '', sign = '', right = ''] =
    compared.find(([, one, , other]) => one === limit || other === limit) ?? []
  const comparison = SIGNS[sign]
  if (comparison === undefined || written === '') return []
  const isTurned = right === shown && left === limit
  if (!isTurned && (left !== shown || right !== limit)) return []
  const expected = isTurned ? TURNED[comparison]! : comparison
  if (expected === SIGNS[written]) return []
  const source = partSource(context, part, 'rules')
  const at = below('/rules', index, 'eligibility', 'threshold')
  return [fileProblem(source, at, 'threshold-sign', { written, wanted: expected })]
}
