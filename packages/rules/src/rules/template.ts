import {
  branchFor,
  truncate,
  formatted,
  isMoney,
  scalarText,
  titleOfValue,
  unitOf,
} from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'
import { formatNumber } from '../decimal.ts'
import { elaborateText } from '../language/elaborate.ts'
import type { Scope } from '../language/scope.ts'
import type { Expr } from '../language/expr.ts'
import type { Env, Value } from '../language/value.ts'
import { split, unmatched } from './message-parts.ts'
import type { MessagePart } from './message-parts.ts'

/** A compiled message. */
export interface Template {
  /**
   * The text with values filled in.
   * @param beside numbers in adjacent texts, from which the shown ones must be distinguishable
   */
  readonly fill: (env: Env, locale: FormLocale, beside?: readonly number[]) => string
  /** The numbers in the text. */
  readonly numbers: (env: Env) => readonly number[]
  readonly reads: ReadonlySet<string>
  readonly exprs: readonly { readonly text: string; readonly expr: Expr }[]
}

/** Shown for a missing value. */
const BLANK = '—'

/** Compiles `上云比例应为 {expected}%`: expressions in braces. */
export function compileTemplate(text: string, scope: Scope): Template | undefined {
  const parts = split(text)
  const fullWidth = text.search(/[\uFF5B\uFF5D]/)
  if (fullWidth >= 0) {
    scope.report('template-full-width', { found: text[fullWidth]! }, fullWidth, fullWidth + 1)
    return undefined
  }
  if (!parts) {
    const at = unmatched(text)
    scope.report('template-syntax', { found: truncate(text.slice(at), 20) }, at, at + 1)
    return undefined
  }
  const exprs: { text: string; expr: Expr }[] = []
  const filled = parts.map((part, index): Filler => {
    if (!part.expression) return { show: () => part.text }
    const report: Scope['report'] = (code, params, start, end, fix) =>
      scope.report(code, params, part.start + start, part.start + end, fix)
    const expr = elaborateText(part.text, { ...scope, report })
    if (!expr) return { show: () => BLANK }
    // a dollar sign before a placeholder may mean money
    if (text[part.start - 2] === '$' && expr.type.kind !== 'number' && expr.type.kind !== 'any') {
      const suggestion = `{${part.text}}`
      scope.report('message-dollar', { found: `$${suggestion}`, suggestion }, part.start - 2, part.start)
    }
    exprs.push({ text: part.text, expr })
    if (part.branches) return pluralFiller(part, expr, scope, exprs)
    const unit = unitBehind(expr, parts[index + 1]!.text)
    return { expr, show: (value, reading) => show(value, expr, reading), ...(unit === '' ? {} : { unit }) }
  })
  const reads = new Set(exprs.flatMap(({ expr }) => [...expr.reads]))
  const numbers = (env: Env) =>
    exprs.map(({ expr }) => expr.run(env)).filter((value) => typeof value === 'number')
  const fill = (env: Env, locale: FormLocale, beside: readonly number[] = []) => {
    let unit = ''
    const values = filled.map(({ expr }) => expr?.run(env))
    const others = [0, ...values.filter((value) => typeof value === 'number'), ...beside]
    return filled
      .map((part, index) => {
        const shown = part.show(values[index], { locale, others, env })
        const said = unit === '' ? shown : shown.slice(unit.length)
        unit = part.unit !== undefined && !/\d/.test(shown) ? part.unit : ''
        return said
      })
      .join('')
  }
  return { fill, numbers, reads, exprs }
}

/** The context of formatting: language, and numbers to compare with. */
interface Reading {
  readonly locale: FormLocale
  readonly others: readonly number[]
  readonly env: Env
}

/** A part of a message that can be filled. */
interface Filler {
  /** The expression; undefined for literal text. */
  readonly expr?: Expr
  readonly show: (value: Value, reading: Reading) => string
  /** The unit after a number, which is omitted if the value is not a number. */
  readonly unit?: string
}

/** `{count, plural, one {# item} other {# items}}`: each branch is a message, `#` the number. */
function pluralFiller(
  part: MessagePart,
  expr: Expr,
  scope: Scope,
  exprs: Template['exprs'][number][],
): Filler {
  const report: Scope['report'] = (code, params, _start, _end) =>
    scope.report(code, params, part.start, part.start + part.text.length)
  const branches = new Map<string, Template>()
  for (const [form, text] of part.branches!) {
    const template = compileTemplate(text.replaceAll('#', `{${part.text}}`), { ...scope, report })
    if (!template) continue
    branches.set(form, template)
    exprs.push(...template.exprs)
  }
  return {
    expr,
    show: (value, { locale, others, env }) =>
      branchFor(branches, Number(value), locale.language)?.fill(env, locale, others) ?? BLANK,
  }
}

/** The unit at the start of the text after a number. */
function unitBehind({ type, path }: Expr, text: string): string {
  if (type.kind !== 'number') return ''
  const units = [path ? unitOf(path.node.schema) : '', '%', '\uFF05'].filter((unit) => unit !== '')
  return units.find((unit) => text.startsWith(unit)) ?? ''
}

/**
 * A value for display: two decimals, or as many as needed to distinguish it; options by title, lists joined
 * by the language's rules.
 */
function show(value: Value, expr: Expr, { locale, others }: Reading): string {
  if (value === undefined) return BLANK
  const title = Array.isArray(value) ? undefined : optionTitle(value, expr, locale)
  if (title !== undefined) return title
  if (typeof value === 'number')
    return numberAs(formatNumber(value, decimalsToDistinguish(value, others)), locale, moneyDecimals(expr))
  if (typeof value === 'boolean') return locale.yesNo(value)
  if (typeof value === 'string') return numberOf(value, expr, locale) ?? dayOf(value, expr, locale)
  if (Array.isArray(value))
    return locale.list(
      value.map(
        (item) =>
          optionTitle(item, expr, locale) ??
          formatted(scalarText(item), expr.path?.node.schema.items?.format, locale),
      ),
    )
  return typeof (value as { name?: unknown }).name === 'string' ? (value as { name: string }).name : BLANK
}

/** Enough decimals to distinguish compared numbers: 3.996 must not appear as 4 beside 4. */
function decimalsToDistinguish(value: number, others: readonly number[]): number {
  const different = others.filter((other) => other !== value)
  for (let decimals = FEWEST; decimals <= MOST; decimals++) {
    const shown = formatNumber(value, decimals)
    if (different.every((other) => formatNumber(other, decimals) !== shown)) return decimals
  }
  return FEWEST
}

const FEWEST = 2
/** More decimals are floating-point noise. */
const MOST = 8

/** A number formatted by a function of the rule, such as `fixed`; texts from the answers are kept. */
function numberOf(text: string, { path, node }: Expr, locale: FormLocale): string | undefined {
  const isFixed = node.op === 'call' && node.args[0] === 'fixed'
  const isNumber = isFixed ? /^-?\d+(\.\d+)?$/ : /^-?\d+\.\d+$/
  return path === undefined && isNumber.test(text) ? numberAs(text, locale) : undefined
}

/** Two decimals for money, as $240,000.40; for others as many as they have. */
function moneyDecimals({ path }: Expr): number {
  const schema = path?.node.schema
  return schema && isMoney(unitOf(schema)) ? Math.min(schema['x-decimals'] ?? 0, 2) : 0
}

/** A number in a sentence, with the given decimals, if it has any. */
function numberAs(text: string, locale: FormLocale, fewest = 0): string {
  const given = text.split('.')[1]?.length ?? 0
  const decimals = given === 0 ? 0 : Math.max(given, fewest)
  return locale.number(Number(text), { decimals, grouping: 'long' })
}

function dayOf(value: string, expr: Expr, locale: FormLocale): string {
  const format = expr.path?.node.schema.format ?? (expr.type.kind === 'date' ? 'date' : undefined)
  return formatted(value, format, locale)
}

function optionTitle(code: unknown, expr: Expr, locale: FormLocale): string | undefined {
  const schema = expr.path?.node.schema
  const title =
    schema && (titleOfValue(code, schema) ?? (schema.items ? titleOfValue(code, schema.items) : undefined))
  return title === undefined ? undefined : locale.text(title)
}
