import type { ErrorObject } from 'ajv/dist/2020.js'
import { countWords, decimalsOf, isStorable, NONE, numberText, optionsOf } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import type { FindingCode } from '../findings/catalogue.ts'
import { meansNone } from '../findings/none-words.ts'
import { showNoNumber } from '../findings/no-number.ts'
import { BLOCKED, follow, isEmpty } from '../structure/empty.ts'
import type { Leaf } from '../structure/leaves.ts'
import type { Validator, Validators } from '../structure/validators.ts'
import type { Conditions } from './conditions.ts'
import type { Check } from './check.ts'

/** One cell: is it filled, and is what stands there what its schema says? */
export function cellCheck(leaf: Leaf, number: number, validators: Validators, conditions: Conditions): Check {
  // looked up when there is a value to validate: a long form has many cells, and at first they are empty
  let validate: Validator | undefined
  let rows: readonly RowCell[] | undefined
  const validatorOf = () => (validate ??= validators.of(leaf.schema))
  const rowsOf = () => (rows ??= leaf.row?.map((cell) => ({ cell, validate: validators.of(cell.schema) })))
  const conditional = conditions.readsOf(leaf.pointer)
  return {
    reads: new Set([leaf.pointer, ...conditional]),
    order: number,
    run: (run) => {
      const value = follow(run.answers, leaf.path)
      const { visible, required } =
        conditional.size > 0 ? conditions.at(leaf, run.answers) : { visible: true, required: leaf.required }
      const empty = value === BLOCKED || isEmpty(value)
      run.filled[number] = empty ? 0 : 1
      run.wanted[number] = visible && required ? 1 : 0
      if (!visible || value === BLOCKED) return NO_FINDINGS
      if (empty) return required ? [run.wording.finding('required', about(leaf))] : NO_FINDINGS
      const cells = Array.isArray(value) ? rowsOf() : undefined
      if (cells) return rowFindings(leaf, cells, value as readonly unknown[], validatorOf(), run.wording)
      return valueFindings(leaf, leaf.pointer, value, validatorOf(), run.wording)
    },
  }
}

function about(leaf: Leaf, pointer = leaf.pointer) {
  return { pointer, part: leaf.part, label: leaf.label, source: leaf.schema['x-source'] }
}

/** What is wrong with a value that is there. */
export function valueFindings(
  leaf: Leaf,
  pointer: string,
  value: unknown,
  validate: Validator,
  wording: Wording,
): readonly Finding[] {
  if (value === NONE && leaf.schema['x-none']) return NO_FINDINGS
  if (typeof value === 'string' && !isStorable(value)) {
    return [wording.finding('format', about(leaf, pointer), { value: wording.word('unreadable') })]
  }
  if (isEndlessSet(leaf, value))
    return [
      wording.finding('range', about(leaf, pointer), {
        value: showValue(value),
        limit: wording.word('distinct'),
      }),
    ]
  if (validate(value)) return NO_FINDINGS
  const findings = new Map<string, Finding>()
  const mend = leaf.schema['x-none'] && meansNone(value) ? { fix: { [pointer]: NONE } } : {}
  for (const error of validate.errors ?? []) {
    const finding = describe(error, leaf, pointer, value, wording)
    if (finding && !findings.has(finding.code)) findings.set(finding.code, { ...finding, ...mend })
  }
  return [...findings.values()]
}

/** A choice of several has fewer options than this; whether longer lists repeat anything takes a validator minutes. */
const LONGEST_SET = 1000

function isEndlessSet({ schema }: Leaf, value: unknown): boolean {
  return schema.uniqueItems === true && Array.isArray(value) && value.length > LONGEST_SET
}

/** More rows than this are not told one by one. */
const ENOUGH = 200

type RowCell = { readonly cell: Leaf; readonly validate: Validator }

function rowFindings(
  leaf: Leaf,
  cells: readonly RowCell[],
  rows: readonly unknown[],
  validate: Validator,
  wording: Wording,
): readonly Finding[] {
  const endless = cells.some(({ cell }) => rows.some((row) => isEndlessSet(cell, follow(row, cell.path))))
  const sound = !endless && validate(rows)
  const tooMany = (endless ? [] : (validate.errors ?? [])).find(
    (error) => !sound && error.instancePath === '' && error.keyword !== 'required',
  )
  if (tooMany)
    return valueFindings(
      leaf,
      leaf.pointer,
      rows,
      Object.assign(() => false, { errors: [tooMany] }),
      wording,
    )
  if (sound) {
    const filled = rows.every((row) =>
      cells.every(({ cell }) => !cell.required || !isEmpty(follow(row, cell.path))),
    )
    if (filled) return NO_FINDINGS
  }
  return rows
    .slice(0, ENOUGH)
    .flatMap((row, index) => rowFinding(leaf, cells, row, `${leaf.pointer}/${index}`, wording))
}

function rowFinding(
  leaf: Leaf,
  cells: readonly RowCell[],
  row: unknown,
  pointer: string,
  wording: Wording,
): readonly Finding[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return [
      wording.finding('type', about(leaf, pointer), {
        expected: wording.word('group'),
        value: showValue(row),
      }),
    ]
  }
  const known = new Set(cells.map(({ cell }) => cell.path[0]!))
  const unknown = Object.keys(row).filter(
    (key) => !known.has(key) && leaf.schema.items?.additionalProperties === false,
  )
  const findings = unknown.map((key) =>
    wording.finding('unknown', about(leaf, `${pointer}/${key}`), { value: key }),
  )
  for (const { cell, validate } of cells) {
    const value = follow(row, cell.path)
    if (value === BLOCKED) continue
    if (!isEmpty(value))
      findings.push(...valueFindings(cell, pointer + cell.pointer, value, validate, wording))
    else if (cell.required) findings.push(wording.finding('required', about(cell, pointer + cell.pointer)))
  }
  return findings
}

/** ajv's keyword → our code; whatever else fails is a matter of type. */
const CODES: Readonly<Record<string, FindingCode>> = {
  enum: 'choice',
  const: 'choice',
  oneOf: 'choice',
  anyOf: 'choice',
  uniqueItems: 'range',
  pattern: 'format',
  format: 'format',
  minimum: 'range',
  maximum: 'range',
  exclusiveMinimum: 'range',
  exclusiveMaximum: 'range',
  multipleOf: 'multiple',
  minItems: 'range',
  maxItems: 'range',
  minLength: 'range',
  maxLength: 'range',
  'x-words': 'words',
  required: 'required',
  additionalProperties: 'unknown',
}

function describe(
  error: ErrorObject,
  leaf: Leaf,
  pointer: string,
  value: unknown,
  wording: Wording,
): Finding | undefined {
  if (error.keyword === 'if') return undefined
  const decimals = decimalsAllowed(error, value)
  const code = decimals === undefined ? (CODES[error.keyword] ?? 'type') : 'decimals'
  const found = error.instancePath === '' ? value : innerValue(value, error.instancePath)
  return wording.finding(
    code,
    { ...about(leaf, pointer), when: caseOf(error, decimals) },
    code === 'decimals'
      ? { value: found as Json, limit: decimals! }
      : detailsOf(code, error, leaf, found, wording),
  )
}

/** Which of a code's wordings fits. */
function caseOf({ keyword, params }: ErrorObject, decimals: number | undefined): string | undefined {
  if (decimals === 0) return 'whole'
  return keyword === 'format' && params.format === 'date' ? 'date' : undefined
}

/** How many decimals an error says that a number may have, whichever keyword says it: `multipleOf: 0.01` says two. */
function decimalsAllowed({ keyword, params }: ErrorObject, value: unknown): number | undefined {
  if (keyword === 'x-decimals') return params.limit as number
  if (keyword === 'type')
    return params.type === 'integer' && typeof value === 'number' && Number.isFinite(value) ? 0 : undefined
  if (keyword !== 'multipleOf') return undefined
  const step = params.multipleOf as number
  return /^(1|0\.0*1)$/.test(numberText(step)) ? decimalsOf(step) : undefined
}

function innerValue(value: unknown, path: string): unknown {
  return follow(
    Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : value,
    path.slice(1).split('/'),
  )
}

function detailsOf(
  code: FindingCode,
  error: ErrorObject,
  leaf: Leaf,
  value: unknown,
  wording: Wording,
): Record<string, Json> {
  const shown = showValue(value)
  switch (code) {
    case 'choice': {
      const options = optionsOf(leaf.schema) ?? (leaf.schema.items && optionsOf(leaf.schema.items)) ?? []
      return {
        value: shown.replace(/^“(.*)”$/s, '$1'),
        options: options.map((option) => wording.text(option.title)).join('、'),
      }
    }
    case 'multiple':
      return { value: shown, step: error.params.multipleOf as number }
    case 'range':
      return { value: shown, limit: limitOf(error, leaf, wording) }
    case 'words':
      return { limit: leaf.schema['x-words'] ?? 0, n: typeof value === 'string' ? countWords(value) : 0 }
    case 'unknown':
      return { value: String(error.params.additionalProperty) }
    default:
      return {
        value: leaf.shape === 'number' ? showNoNumber(value, leaf.schema, wording) : shown,
        expected: wording.word(leaf.shape),
      }
  }
}

function limitOf(error: ErrorObject, { schema }: Leaf, wording: Wording): string {
  if (error.keyword === 'uniqueItems') return wording.word('distinct')
  const { minimum: min, maximum: max } = schema
  if (min !== undefined && max !== undefined) return wording.word('between', { min, max })
  const limit = error.params.limit as number
  if (error.keyword === 'exclusiveMinimum') return wording.word('above', { min: limit })
  if (error.keyword === 'exclusiveMaximum') return wording.word('under', { max: limit })
  return error.keyword.startsWith('min')
    ? wording.word('atLeast', { min: limit })
    : wording.word('atMost', { max: limit })
}
