import {
  closest,
  isPlain,
  noneOf,
  optionsOf,
  PERCENT,
  sameDimensions,
  shapeOf,
  splitPointer,
  treeOf,
  unitOf,
  unitsAgree,
  UnitTable,
} from '@formwright/definition'
import type { Problem, Schema, Unit } from '@formwright/definition'
import { printType, shownUnit } from '@formwright/rules'
import type { TypedExpression } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

const KINDS: Readonly<Record<string, readonly string[]>> = {
  number: ['number'],
  text: ['text', 'choice'],
  date: ['date', 'text'],
  boolean: ['bool'],
  choice: ['choice', 'text'],
  choices: ['list'],
  names: ['list'],
  region: ['region'],
}

/** The result of a fix or computation must be valid for its field. */
export const fixes: LintCheck = (context) => {
  const { typed } = context.rules()
  const seen = new Set<string>()
  return typed.flatMap((typedExpression): Problem[] => {
    const target = targetOf(typedExpression)
    const key = `${typedExpression.rule.part}${typedExpression.pointer}`
    if (!target || seen.has(key)) return []
    seen.add(key)
    const schema = treeOf(context.bundle).nodeAt(target)?.schema
    const allowed = schema && KINDS[shapeOf(schema)]
    const { kind } = typedExpression.expr.type
    const none =
      schema !== undefined &&
      typedExpression.expr.constant !== undefined &&
      typedExpression.expr.constant === noneOf(schema)
    if (!allowed || kind === 'any' || none) return []
    if (allowed.includes(kind))
      return [
        ...otherUnit(context, typedExpression, schema),
        ...roundedAway(context, typedExpression, schema),
        ...otherOption(context, typedExpression, schema),
      ]
    return [
      fileProblem(
        partSource(context, typedExpression.rule.part, 'rules'),
        typedExpression.pointer,
        'fix-invalid',
        {
          expression: typedExpression.text,
          found: printType(typedExpression.expr.type),
          field: target,
        },
      ),
    ]
  })
}

/** A result that is rounded to fewer decimals than its field allows. */
function roundedAway(
  context: LintContext,
  { rule, pointer, text }: TypedExpression,
  schema: Schema,
): Problem[] {
  const [, decimals] = /^\s*round\(.*,\s*(\d+)\s*\)\s*$/.exec(text) ?? []
  const takes = schema['x-decimals']
  const isNear = /\b(?:near|inBand)\(/.test(rule.check ?? '')
  if (decimals === undefined || takes === undefined || !isNear || Number(decimals) >= takes) return []
  const params = { decimals, takes: String(takes) }
  return [fileProblem(partSource(context, rule.part, 'rules'), pointer, 'fix-rounded', params)]
}

/** A code must be an option of the field that it fills. */
function otherOption(
  context: LintContext,
  { expr: { constant }, rule, pointer }: TypedExpression,
  schema: Schema,
): Problem[] {
  const codes = optionsOf(schema)?.map((option) => option.const)
  if (!codes || typeof constant !== 'string' || codes.includes(constant)) return []
  const params = {
    option: constant,
    field: schema.title ?? '',
    known: codes,
    suggestion: closest(constant, codes),
  }
  return [fileProblem(partSource(context, rule.part, 'rules'), pointer, 'unknown-option', params)]
}

/** A number must be in the unit of the field that it fills. */
function otherUnit(
  context: LintContext,
  { expr, rule, pointer, text }: TypedExpression,
  schema: Schema,
): Problem[] {
  const own = new UnitTable(context.bundle.form).parse(unitOf(schema))
  const { unit } = expr.type.kind === 'number' ? expr.type : {}
  if (!own || !unit || unitsAgree(own, unit)) return []
  const params = {
    left: shownUnit(own),
    right: shownUnit(unit),
    operator: '=',
    suggestion: converted(text, unit, own),
  }
  return [fileProblem(partSource(context, rule.part, 'rules'), pointer, 'unit-mismatch', params)]
}

/** The expression converted to the unit of the field; empty if the units do not convert. */
function converted(text: string, from: Unit, to: Unit): string {
  const isPercentage = unitsAgree(to, PERCENT) && isPlain(from)
  if (isPercentage) return /[-+?]/.test(text) ? `(${text}) * 100` : `${text} * 100`
  return sameDimensions(from, to) ? `convert(${text}, '${to.name}')` : ''
}

/** The field that an expression fills, by a fix or a computation; `*` stands for a row. */
function targetOf({ rule, pointer }: TypedExpression): string | undefined {
  const [, , key, target] = splitPointer(pointer)
  if (key === 'compute') return typeof rule.at === 'string' ? rule.at : undefined
  return key === 'fix' ? target?.replaceAll(/\{[^{}]*\}/g, '*') : undefined
}
