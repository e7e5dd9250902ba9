import {
  below,
  inUnit,
  isPlain,
  pointerOfPath,
  treeOf,
  unitOf,
  unitsAgree,
  UnitTable,
  withoutYear,
} from '@formwright/definition'
import type { Problem, RuleEntry, Unit } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { comparisonIn, conjunctsIn, limitsIn, sensesOf, writtenIn } from './message-sense.ts'
import { textsShown } from './rule-said.ts'
import { otherAmount } from './said-money.ts'

/**
 * The numbers and units in what a rule says are those of what it compares: a limit that was changed in one
 * place and not in the other, or an amount that is told in a unit a thousand times as large.
 */
export const saidNumbers: LintCheck = (context) => {
  const table = new UnitTable(context.bundle.form)
  const unitOfPath = (path: string) => {
    const written = unitAt(context, path)
    const scale = table.parse(written)?.scale
    return scale === undefined ? undefined : { written, scale }
  }
  return context
    .rules()
    .typed.flatMap(({ rule, role, expr }) =>
      role === 'check'
        ? [
            ...otherLimit(context, table, rule, expr),
            ...otherUnit(context, table, rule),
            ...otherAmount(context, rule, unitOfPath),
          ]
        : [],
    )
}

const THRESHOLD = /^\s*(?:[<>]=?|\u2264|\u2265)\s*(\d+(?:\.\d+)?)(?![\d.,])\s*([^\s\d{}]*)/

/** A limit written as a number, of a check that compares with one number that is another. */
function otherLimit(context: LintContext, table: UnitTable, rule: RuleEntry, expr: Expr): Problem[] {
  const conjuncts = conjunctsIn(expr)
  const compared = conjuncts.flatMap(({ node, parts = [] }) =>
    /^[<>]=?$/.test(node.op) ? parts.filter(({ constant }) => typeof constant === 'number') : [],
  )
  const [limit, another] = compared
  if (!limit || another || typeof limit.constant !== 'number') return []
  const { constant } = limit
  const name = writtenIn(limit)
  const comparison = conjuncts.find(({ parts }) => parts?.includes(limit))
  const unit = unitOfNumber(limit) ?? comparison?.parts?.map(unitOfNumber).find((one) => one !== undefined)
  // more than none is at least one
  const next = constant + (NEXT[comparison?.node.op ?? ''] ?? 0)
  // at most of something else, where the check wants at least so much, is another limit
  const senses = new Set(conjuncts.flatMap(comparisonIn).flatMap((one) => sensesOf(one, name)))
  const said = limitsIn(rule.message ?? '').filter((one) => /^\d/.test(one.limit) && senses.has(one.sense))
  const [, number, behind = ''] = THRESHOLD.exec(rule.eligibility?.threshold ?? '') ?? []
  const written = [
    ...(said.length === 1 ? [{ ...said[0]!, keys: ['message'] }] : []),
    ...(number === undefined ? [] : [{ limit: number, behind, keys: ['eligibility', 'threshold'] }]),
  ]
  return written.flatMap((one): Problem[] => {
    const reported = unitBehind(table, one.behind)
    const amount = reported ? amountIn(Number(one.limit), reported, unit) : Number(one.limit)
    if (amount === undefined || amount === constant || amount === next) return []
    const isMeasured = reported && unit && !unitsAgree(reported, unit)
    const params = {
      id: rule.id,
      written: `${one.limit}${isMeasured ? reported.name : ''}`,
      value: `${constant}${isMeasured ? unit.name : ''}`,
      name: /^\d/.test(name) ? '{params.…}' : `{${name}}`,
    }
    const at = below('/rules', rule.index, ...one.keys)
    return [fileProblem(partSource(context, rule.part, 'rules'), at, 'message-number', params)]
  })
}

const NEXT: Readonly<Record<string, number>> = { '>': 1, '<': -1 }

/** The unit of a number; none where it goes with any. */
function unitOfNumber({ type }: Expr): Unit | undefined {
  return type.kind === 'number' ? type.unit : undefined
}

/** An amount that is told in a unit, in the unit of a limit: nothing where nobody can tell. */
function amountIn(amount: number, reported: Unit, unit: Unit | undefined): number | undefined {
  if (unit && !isPlain(unit)) return inUnit(amount, reported, unit)
  // a count, as that of rows, has any counting unit behind it
  return reported.scale === 1 ? amount : undefined
}

/** A value with a unit behind it that is of the same kind as its own, and not as large. */
function otherUnit(context: LintContext, table: UnitTable, rule: RuleEntry): Problem[] {
  return textsShown(rule).flatMap(({ text = '', keys }) =>
    [...text.matchAll(/\{\s*([\w.]+)\s*\}\s*([^\s\d{}]+)/g)].flatMap(
      ([, path = '', behind = '']): Problem[] => {
        const unit = unitAt(context, path)
        const own = table.parse(unit)
        const reported = unitBehind(table, behind)
        if (!own || !reported || own.scale === reported.scale || !isOfKind(own, reported)) return []
        const params = { name: `{${path}}`, unit, written: reported.name, suggestion: `{${path}}${unit}` }
        const at = below('/rules', rule.index, ...keys)
        return [fileProblem(partSource(context, rule.part, 'rules'), at, 'message-unit', params)]
      },
    ),
  )
}

function isOfKind(one: Unit, other: Unit): boolean {
  return JSON.stringify(one.dimensions) === JSON.stringify(other.dimensions)
}

/** The unit of a parameter or a field; none of what the rule itself gives a name. */
function unitAt({ bundle }: LintContext, path: string): string {
  if (path.startsWith('params.')) return bundle.edition.params[path.slice('params.'.length)]?.unit ?? ''
  const pointer = withoutYear(path)
  const node = pointer.includes('.') ? treeOf(bundle).nodeAt(pointerOfPath(pointer)) : undefined
  if (!node) return ''
  const year = node.schema['x-annual'] === undefined ? undefined : node.children[0]
  return unitOf(node.schema) || (year ? unitOf(year.schema) : '')
}

/** The unit with which a text begins, the longest that is one. */
function unitBehind(table: UnitTable, text: string): Unit | undefined {
  const characters = [...text].slice(0, LONGEST)
  for (let length = characters.length; length > 0; length--) {
    const unit = table.parse(characters.slice(0, length).join(''))
    // of a word in Latin letters a beginning is none: m of metre
    const isCut = /[a-z]/i.test(characters[length - 1]!) && /[a-z]/i.test(characters[length] ?? '')
    if (unit && !isCut) return unit
  }
  return undefined
}

const LONGEST = 12
