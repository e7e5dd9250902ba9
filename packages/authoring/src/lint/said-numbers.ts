import {
  below,
  inUnit,
  isCounting,
  isPlain,
  PERCENT,
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
import { inDigits } from './said-digits.ts'
import type { UnitBehind } from './said-digits.ts'
import { otherAmount } from './said-money.ts'

/**
 * Numbers and units in a rule's texts must be those in its comparison: a limit may have been changed in one
 * place only, or an amount be in a unit of another magnitude.
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

/** A limit in a comparison: a number, or a number from which a date or share is computed. */
interface Compared {
  /** The side of the comparison that contains it. */
  readonly side: Expr
  readonly constant: number
  readonly unit: Unit | undefined
}

/** Functions whose number argument has a unit. */
const STEPS: Readonly<Record<string, string>> = {
  addYears: 'year',
  addMonths: 'month',
  addDays: 'day',
  portion: 'ratio',
}

function comparedNumber(side: Expr, table: UnitTable): Compared[] {
  if (typeof side.constant === 'number') return [{ side, constant: side.constant, unit: unitOfNumber(side) }]
  const [, step] = side.parts ?? []
  const dimension = side.node.op === 'call' ? STEPS[String(side.node.args[0])] : undefined
  if (dimension === undefined || typeof step?.constant !== 'number' || step.constant <= 0) return []
  const unit = dimension === 'ratio' ? PERCENT : (unitOfNumber(step) ?? table.of(dimension))
  return unit ? [{ side, constant: step.constant, unit }] : []
}

/** A literal limit in the message that differs from the only limit in the check. */
function otherLimit(context: LintContext, table: UnitTable, rule: RuleEntry, expr: Expr): Problem[] {
  const conjuncts = conjunctsIn(expr)
  const compared = conjuncts.flatMap(({ node, parts = [] }) =>
    /^[<>]=?$/.test(node.op) ? parts.flatMap((side) => comparedNumber(side, table)) : [],
  )
  const [limit, another] = compared
  if (!limit || another) return []
  const { constant, side } = limit
  const name = writtenIn(side)
  const comparison = conjuncts.find(({ parts }) => parts?.includes(side))
  const unit = limit.unit ?? comparison?.parts?.map(unitOfNumber).find((one) => one !== undefined)
  // more than 0 means at least 1
  const next = constant + (NEXT[comparison?.node.op ?? ''] ?? 0)
  const unitIn = (behind: string) => unitBehind(table, behind)
  const digits = (text = '') => inDigits(text, unitIn)
  const message = digits(rule.message)
  // “at most” in the text and “at least” in the check means that they are different limits
  const senses = new Set(conjuncts.flatMap(comparisonIn).flatMap((compares) => sensesOf(compares, name)))
  const isOther = (behind: string) => {
    const statedUnit = unitIn(behind)
    return statedUnit !== undefined && unit !== undefined && amountIn(1, statedUnit, unit) === undefined
  }
  const limits = limitsIn(message).filter(
    (one) => /^\d/.test(one.limit) && senses.has(one.sense) && !isOther(one.behind),
  )
  const statedLimits = limits.length > 0 ? limits : onlyOfItsKind(message, unit, unitIn)
  const [, number, behind = ''] = THRESHOLD.exec(digits(rule.eligibility?.threshold)) ?? []
  const written = [
    ...(statedLimits.length === 1 ? [{ ...statedLimits[0]!, keys: ['message'] }] : []),
    ...(number === undefined ? [] : [{ limit: number, behind, keys: ['eligibility', 'threshold'] }]),
  ]
  return written.flatMap((stated): Problem[] => {
    const statedUnit = unitIn(stated.behind)
    const amount = statedUnit ? amountIn(Number(stated.limit), statedUnit, unit) : Number(stated.limit)
    if (amount === undefined || isNear(amount, constant) || amount === next) return []
    const isMeasured = statedUnit && unit && !unitsAgree(statedUnit, unit)
    const params = {
      id: rule.id,
      written: `${stated.limit}${isMeasured ? statedUnit.name : ''}`,
      value: `${constant}${isMeasured ? unit.name : ''}`,
      name: nameOf(name),
    }
    const at = below('/rules', rule.index, ...stated.keys)
    return [fileProblem(partSource(context, rule.part, 'rules'), at, 'message-number', params)]
  })
}

/** A parameter as written in a text; for a call its last argument. */
function nameOf(written: string): string {
  const [name] = /params\.\w+/.exec(written) ?? []
  return name === undefined ? '{params.…}' : `{${name}}`
}

/** Whether two numbers are equal up to rounding: a third is 33.33%. */
function isNear(number: number, other: number): boolean {
  return Math.abs(number - other) <= (Number.isInteger(number) ? 0 : 0.005)
}

/** The number in a message with the unit of the limit, if there is exactly one. */
function onlyOfItsKind(message: string, unit: Unit | undefined, unitIn: UnitBehind) {
  if (!unit || isPlain(unit) || isCounting(unit)) return []
  const outside = message.replaceAll(/\{[^{}]*\}/g, (inserted) => '{'.repeat(inserted.length))
  const found = [...outside.matchAll(/(?<![\d.,{-])(\d+(?:\.\d+)?)(?![\d.,]*\d)\s*([^\s\d{}]+)/g)]
  const ofUnit = found.flatMap(({ 1: limit = '', 2: behind = '' }) => {
    const own = unitIn(behind)
    return own && isOfKind(own, unit) ? [{ limit, behind }] : []
  })
  const inserted = [...outside.matchAll(/\{\s*([^\s\d{}]+)/g)].some(({ 1: behind = '' }) => {
    const own = unitIn(behind)
    return own !== undefined && isOfKind(own, unit)
  })
  return ofUnit.length === 1 && !(inserted && /params\./.test(message)) ? ofUnit : []
}

const NEXT: Readonly<Record<string, number>> = { '>': 1, '<': -1 }

/** The unit of a number; `undefined` if it has none. */
function unitOfNumber({ type }: Expr): Unit | undefined {
  return type.kind === 'number' ? type.unit : undefined
}

/** Converts an amount in a message to the unit of the limit; `undefined` if that is not possible. */
function amountIn(amount: number, statedUnit: Unit, unit: Unit | undefined): number | undefined {
  if (unit && !isPlain(unit)) return inUnit(amount, statedUnit, unit)
  // a count can have any counting unit
  return statedUnit.scale === 1 ? amount : undefined
}

/** A value followed by a unit of the same dimension but another magnitude. */
function otherUnit(context: LintContext, table: UnitTable, rule: RuleEntry): Problem[] {
  return textsShown(rule).flatMap(({ text = '', keys }) =>
    [...text.matchAll(/\{\s*([\w.]+)\s*\}\s*([^\s\d{}]+)/g)].flatMap(
      ([, path = '', behind = '']): Problem[] => {
        const unit = unitAt(context, inRow(rule, path))
        const own = table.parse(unit)
        const statedUnit = unitBehind(table, behind)
        if (!own || !statedUnit || own.scale === statedUnit.scale || !isOfKind(own, statedUnit)) return []
        const params = { name: `{${path}}`, unit, written: statedUnit.name, suggestion: `{${path}}${unit}` }
        const at = below('/rules', rule.index, ...keys)
        return [fileProblem(partSource(context, rule.part, 'rules'), at, 'message-unit', params)]
      },
    ),
  )
}

function isOfKind(unit: Unit, other: Unit): boolean {
  return JSON.stringify(unit.dimensions) === JSON.stringify(other.dimensions)
}

/** The path of a value of a row: `rd.budget` is `projects.list.*.budget` for each `rd` of `projects.list`. */
function inRow({ each }: RuleEntry, path: string): string {
  const [name = '', ...keys] = path.split('.')
  const over = each && !Array.isArray(each) ? (each as Readonly<Record<string, unknown>>)[name] : undefined
  return typeof over === 'string' ? [over, '*', ...keys].join('.') : path
}

/** The unit of a parameter or field; empty for variables of the rule. */
function unitAt({ bundle }: LintContext, path: string): string {
  if (path.startsWith('params.')) return bundle.edition.params[path.slice('params.'.length)]?.unit ?? ''
  const pointer = withoutYear(path)
  const node = pointer.includes('.') ? treeOf(bundle).nodeAt(pointerOfPath(pointer)) : undefined
  if (!node) return ''
  const year = node.schema['x-annual'] === undefined ? undefined : node.children[0]
  return unitOf(node.schema) || (year ? unitOf(year.schema) : '')
}

/** The longest unit at the start of a text. */
function unitBehind(table: UnitTable, text: string): Unit | undefined {
  const characters = [...text].slice(0, LONGEST)
  for (let length = characters.length; length > 0; length--) {
    const unit = table.parse(characters.slice(0, length).join(''))
    // the start of a word is not a unit: m of metre
    const isCut = /[a-z]/i.test(characters[length - 1]!) && /[a-z]/i.test(characters[length] ?? '')
    if (unit && !isCut) return unit
  }
  return undefined
}

const LONGEST = 12
