import {
  below,
  isCalendarDay,
  isNone,
  pointerOfPath,
  resolveYearPointer,
  stepInto,
  treeOf,
  UnitTable,
} from '@formwright/definition'
import type { FormNode, JsonSource, Problem } from '@formwright/definition'
import { caseSources } from '../cases/case-files.ts'
import type { CaseFile } from '../cases/case-files.ts'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { impossibleDay } from './impossible-day.ts'

/**
 * Numbers must not be quoted where a number is expected: in parameters with a unit, and in cases. Dates in
 * cases must exist.
 */
export const quotedNumbers: LintCheck = (context) => [
  ...inParams(context),
  ...caseSources(context.loaded).flatMap((source) => inCases(context, source)),
]

function inParams(context: LintContext): Problem[] {
  const { edition, form } = context.bundle
  const table = new UnitTable(form)
  return Object.entries(edition.params).flatMap(([name, { unit, value }]) => {
    const isMeasured = unit !== undefined && (unit === 'any' || table.parse(unit))
    if (typeof value !== 'string') return []
    const at = below('/params', name, 'value')
    // a fraction is not a code, even without a unit; 2.10 may be a version, but 0,01 is a number
    const number = value.replace(/^(-?\d+),(\d{1,2}|\d{4,})$/, '$1.$2')
    if (!isMeasured && !/^-?0\.\d+$/.test(number)) return []
    if (!isQuotedNumber(number))
      return [fileProblem(editionSource(context, 'edition.json')!, at, 'param-text', { value, unit: unit! })]
    return [fileProblem(editionSource(context, 'edition.json')!, at, 'number-in-quotes', { value, number })]
  })
}

function inCases({ bundle }: LintContext, source: JsonSource): Problem[] {
  const { cases } = source.value as CaseFile
  return cases.flatMap(({ set = {}, expect }, index) => {
    // a case may be about such a text
    const expected = new Set(
      expect
        .filter(({ code }) => code === 'type' || code === 'format')
        .map(({ pointer }) => resolveYearPointer(bundle, pointerOfPath(pointer))),
    )
    return Object.entries(set).flatMap(([path, value]) => {
      const pointer = resolveYearPointer(bundle, pointerOfPath(path))
      const node = treeOf(bundle).nodeAt(pointer)
      const found = node ? quotedIn(node, value, pointer) : []
      return found
        .filter(({ at }) => !expected.has(at))
        .map(({ at, text, code }) => {
          const position = below('/cases', index, 'set', path) + at.slice(pointer.length)
          return code === 'date-impossible'
            ? impossibleDay(source, position, text)
            : fileProblem(source, position, code, { value: text, number: text })
        })
    })
  })
}

interface QuotedValue {
  readonly at: string
  readonly text: string
  readonly code: 'number-in-quotes' | 'date-impossible'
}

/** Texts in a value, at any depth, that should be numbers, or are not valid dates. */
function quotedIn(node: FormNode, value: unknown, at: string): QuotedValue[] {
  if (typeof value === 'string') {
    // dates relative to the window are in braces
    if (value === '' || value.includes('{') || isNone(value, node.schema)) return []
    if (node.shape === 'number' && isQuotedNumber(value))
      return [{ at, text: value, code: 'number-in-quotes' }]
    return node.schema.format === 'date' && !isCalendarDay(value)
      ? [{ at, text: value, code: 'date-impossible' }]
      : []
  }
  if (typeof value !== 'object' || value === null || node.kind === 'cell') return []
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = stepInto(node, key)
    return inner ? quotedIn(inner, member, below(at, key)) : []
  })
}

/** Whether a text is a number in JSON notation. */
function isQuotedNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}
