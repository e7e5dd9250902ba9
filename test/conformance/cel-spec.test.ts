import { tests } from '@bufbuild/cel-spec/testdata/conformance.js'
import { describe, expect, test } from 'vitest'
import { evaluateExpression } from '@formwright/rules'

/**
 * The conformance cases of google/cel-spec that speak of what our rules have: literals, comparisons, logic,
 * macros, lists, texts and arithmetic. Left out, because a declaration has no such values: bytes, unsigned
 * integers, null, maps, messages, timestamps and durations, types as values, dynamic typing, and the
 * extension libraries.
 */
const SUITES = new Set([
  'basic',
  'comparisons',
  'fp_math',
  'integer_math',
  'lists',
  'logic',
  'macros',
  'parse',
  'plumbing',
  'string',
])
const ABSENT =
  /\bb'|\bb"|\b[bB][rR]?['"]|\d[uU]\b|\bnull\b|\{|\bdyn\b|\btype\b|timestamp|duration|TestAllTypes|google\.|\bint\(|\buint\(|\bdouble\(|\bstring\(|\bbytes\(|\bx\b.*:|\bmap_|existsOne/

interface Original {
  readonly name: string
  readonly expr: string
  readonly value?: Value
  readonly evalError?: unknown
  readonly bindings?: unknown
  readonly container?: string
  readonly checkOnly?: boolean
}

interface Value {
  readonly int64Value?: string
  readonly doubleValue?: number | string
  readonly boolValue?: boolean
  readonly stringValue?: string
  readonly listValue?: { readonly values?: readonly Value[] }
}

interface Suite {
  readonly name: string
  readonly tests?: readonly { readonly original: Original }[]
  readonly suites?: readonly Suite[]
}

/**
 * What is different on purpose: by suite and expression. A case that fails and is not one of these fails the
 * test.
 */
const DIFFERENT: Readonly<Record<string, (suite: string, expr: string) => boolean>> = {
  'texts and conditions have no order: comparing names with < is a mistake': (suite) =>
    /\/(lt|gt|lte|gte)_literal$/.test(suite),
  'a list, and the two sides of a conditional, are of one kind': (_, expr) =>
    /\[[^\]]*(\d, ?'|', ?\d)|'cows' : 17/.test(expr),
  'one numeric type of decimal numbers: no integer overflow, no infinity, % on all numbers': (suite) =>
    suite.endsWith('_math'),
  'a division by zero is pending': (_, expr) => /\/ ?0\.0/.test(expr),
  'what is not a condition, or no function, is a mistake even where it would not be looked at': (
    suite,
    expr,
  ) => /32|'horses'|f_unknown|^x \|\|/.test(expr) || suite.endsWith('receiver_function_names'),
  'a comparison with an empty text is a mistake: has(x) asks whether something is filled in': (_, expr) =>
    /(?:==|!=) ?(?:''|"")|(?:''|"") ?(?:==|!=)/.test(expr),
  'exact equality on a quotient is a mistake': (_, expr) => expr.includes('6 / (2 - e) == 6'),
}

const applicable: { suite: string; original: Original }[] = []
const collect = (suite: Suite, path: string) => {
  for (const { original } of suite.tests ?? []) {
    if (
      SUITES.has(path.split('/')[1] ?? '') &&
      !ABSENT.test(original.expr) &&
      !original.bindings &&
      !original.container
    )
      applicable.push({ suite: path, original })
  }
  for (const inner of suite.suites ?? []) collect(inner, `${path}/${inner.name}`)
}
collect(tests as unknown as Suite, 'conformance')

const bundle = {
  schema: { type: 'object', properties: {} },
  edition: { edition: '', title: '', years: {}, params: {} },
}

const plain = (value: Value): unknown => {
  if (value.int64Value !== undefined) return Number(value.int64Value)
  if (value.doubleValue !== undefined) return Number(value.doubleValue)
  if (value.listValue) return (value.listValue.values ?? []).map(plain)
  return value.boolValue ?? value.stringValue
}

const passes = ({ expr, value, evalError }: Original) => {
  const found = evaluateExpression(expr, bundle, {})
  if (evalError) return found.value === undefined
  return (
    found.problems.length === 0 &&
    JSON.stringify(found.value) === JSON.stringify(value ? plain(value) : undefined)
  )
}

describe('google/cel-spec', () => {
  const failing = applicable.filter(({ original }) => !passes(original))

  test('the cases that apply pass, but for differences on purpose', () => {
    const unexplained = failing.filter(
      ({ suite, original }) => !Object.values(DIFFERENT).some((applies) => applies(suite, original.expr)),
    )
    expect(
      unexplained.map(({ suite, original }) => `${suite} ${original.name}: ${original.expr.slice(0, 80)}`),
    ).toEqual([])
  })

  test('the pass rate is as reported', () => {
    const rate = 1 - failing.length / applicable.length
    console.info(
      `cel-spec: ${applicable.length} cases apply, ${applicable.length - failing.length} pass (${(rate * 100).toFixed(1)} %)`,
    )
    expect(applicable.length).toBeGreaterThan(300)
    expect(rate).toBeGreaterThan(0.5)
  })
})
