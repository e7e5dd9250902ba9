import {
  below,
  columnOptions,
  isCalendarDay,
  isEmpty,
  isObject,
  LABEL_SEPARATOR,
  listPointer,
  LISTS,
  ownMember,
  truncate,
  YEAR_MONTH,
  yearOfEntry,
  yearsOfColumn,
} from '@formwright/definition'
import type { FormBundle, ListColumn } from '@formwright/definition'
import { bareValue, NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import { inRows } from '../findings/in-rows.ts'
import { numberMeant, showNoNumber } from '../findings/no-number.ts'
import { choosing, optionLike, optionNamed } from '../findings/option-meant.ts'
import { follow } from '../structure/follow.ts'
import { BoundedFindings } from './bounded-findings.ts'
import type { Check } from './check.ts'
import type { Conditions } from './conditions.ts'
import type { ProofNode } from './proof-node.ts'

/** Checks the rows of each 清单: known targets, objects, and the constraints of their columns. */
export function listsCheck(
  bundle: Pick<FormBundle, 'edition'>,
  lists: readonly ProofNode[],
  order: number,
  conditions: Conditions,
): Check {
  const isShown = (node: ProofNode, answers: unknown) =>
    conditions.at({ pointer: node.pointer, required: false }, answers).visible
  const byTarget = new Map(lists.map((node) => [node.target, listOf(bundle, node)]))
  return {
    reads: new Set([LISTS, ...lists.flatMap((node) => [...conditions.readsOf(node.pointer)])]),
    order,
    run: ({ answers, wording }) => {
      const value = follow(answers, LISTS_PATH)
      if (isEmpty(value)) return NO_FINDINGS
      if (!isObject(value)) return [wrongType(LISTS, value, wording)]
      const unknown = new BoundedFindings(wording)
      const found: Finding[] = []
      for (const [target, rows] of Object.entries(value)) {
        const list = byTarget.get(target)
        if (!list) unknown.take((words) => [unknownList(target, words)])
        else if (isShown(list.node, answers)) found.push(...listFindings(target, rows, list, wording))
      }
      return [...found, ...unknown.findings]
    },
  }
}

const LISTS_PATH = ['lists']

/** A list with its columns as they are checked. */
interface List {
  readonly node: ProofNode
  readonly columns: readonly Column[]
}

interface Column {
  readonly key: string
  readonly required: boolean
  readonly column: ListColumn
  readonly fits: (value: unknown) => boolean
  /** The allowed codes; anything if there are none. */
  readonly codes: ReadonlySet<unknown> | undefined
  /** The years that it is bound to. */
  readonly years: ReadonlySet<number> | undefined
}

function listOf(bundle: Pick<FormBundle, 'edition'>, node: ProofNode): List {
  return {
    node,
    columns: node.schema['x-list']!.columns.map((column) => {
      const options = columnOptions(column)
      return {
        key: column.key,
        required: column.required === true,
        column,
        fits: FITS[column.type ?? 'text'],
        codes: options && new Set(options.map((option) => option.const)),
        years: yearsOfColumn(bundle, node.schema, column),
      }
    }),
  }
}

function listFindings(
  target: string,
  rows: unknown,
  { node, columns }: List,
  wording: Wording,
): readonly Finding[] {
  const pointer = listPointer(target)
  if (isEmpty(rows)) return NO_FINDINGS
  if (!Array.isArray(rows)) return [wrongType(pointer, rows, wording, node)]
  let found: BoundedFindings | undefined
  for (let index = 0; index < rows.length; index++) {
    if (isSound(rows[index], columns, wording.none)) continue
    found ??= new BoundedFindings(wording)
    found.take((words) => {
      const name = words.word('row', { n: index + 1 })
      return rowFindings(below(pointer, index), rows[index], columns, node, words).map((finding) =>
        inRows(finding, [name], words),
      )
    })
  }
  return found?.findings ?? NO_FINDINGS
}

function unknownList(target: string, wording: Wording): Finding {
  const pointer = listPointer(target)
  return wording.finding(
    'unknown',
    { pointer, part: '', label: '', when: 'list', removes: pointer },
    { value: truncate(target, 60) },
  )
}

/** Fast path: most rows are valid. */
function isSound(row: unknown, columns: readonly Column[], none: string): boolean {
  if (!isObject(row)) return false
  for (const one of columns) if (problemOf(ownMember(row, one.key), one, none) !== undefined) return false
  return true
}

function rowFindings(
  pointer: string,
  row: unknown,
  columns: readonly Column[],
  node: ProofNode,
  wording: Wording,
): Finding[] {
  if (!isObject(row)) return [wrongType(pointer, row, wording, node)]
  const findings: Finding[] = []
  for (const checked of columns) {
    const { column } = checked
    const value = Object.hasOwn(row, column.key) ? (row as Record<string, unknown>)[column.key] : undefined
    const code = problemOf(value, checked, wording.none)
    if (!code) continue
    const at = below(pointer, column.key)
    const meant =
      column.type === 'number' && code === 'type'
        ? numberMeant(value, { title: column.title }, wording, checked.fits)
        : undefined
    const options = code === 'choice' ? (columnOptions(column) ?? []) : []
    const named = optionNamed(value, options, wording)
    const option = named ?? optionLike(value, options, wording)
    const base = {
      pointer: at,
      part: node.part,
      label: `${titleOf(node)}${LABEL_SEPARATOR}${column.title}`,
      when: code === 'range' ? 'years' : code === 'required' ? 'none' : named ? 'title' : undefined,
      ...(meant === undefined ? {} : { fix: { [at]: meant } }),
      ...(option ? choosing(at, option, wording) : {}),
    }
    findings.push(wording.finding(code, base, detailsOf(code, checked, value, wording)))
  }
  return findings
}

type EntryProblem = 'required' | 'type' | 'choice' | 'range'

function detailsOf(code: EntryProblem, { column, years }: Column, value: unknown, wording: Wording) {
  if (code === 'required') return {}
  if (code === 'range')
    return {
      value: bareValue(value, wording.locale),
      years: wording.locale.list([...years!].map(String)),
    }
  if (code === 'choice') {
    const options = columnOptions(column) ?? []
    return {
      value: bareValue(value, wording.locale),
      options: wording.locale.list(options.map(({ title }) => wording.text(title))),
    }
  }
  const { type = 'text' } = column
  return {
    expected: wording.word(type),
    value: type === 'number' ? showNoNumber(value, {}, wording) : showValue(value, wording.locale),
  }
}

function problemOf(
  value: unknown,
  { required, fits, codes, years }: Column,
  none: string,
): EntryProblem | undefined {
  if (isEmpty(value)) return required ? 'required' : undefined
  if (value === none) return undefined
  if (!fits(value)) return 'type'
  if (codes && !codes.has(value)) return 'choice'
  return !years || years.has(yearOfEntry(value)!) ? undefined : 'range'
}

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

/**
 * Whether a value has the type of its column. A date may be just a year, because documents often give no
 * more.
 */
const FITS: Readonly<Record<NonNullable<ListColumn['type']>, (value: unknown) => boolean>> = {
  text: isText,
  number: (value) => typeof value === 'number',
  year: (value) => isText(value) && /^(19|20)\d\d$/.test(String(value)),
  month: (value) => typeof value === 'string' && YEAR_MONTH.test(value),
  date: (value) => isText(value) && isDay(String(value)),
}

function isDay(text: string): boolean {
  if (text.length === 10) return isCalendarDay(text)
  const [, year, month = '01', day = '01'] = SHORT_DAY.exec(text) ?? []
  return year !== undefined && isCalendarDay(`${year}-${month}-${day}`)
}

const SHORT_DAY = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/** The title of a list, because a field may have several. */
function titleOf(node: ProofNode): string {
  return node.schema['x-list']?.title ?? node.label
}

function wrongType(pointer: string, value: unknown, wording: Wording, node?: ProofNode): Finding {
  const base = { pointer, part: node?.part ?? '', label: node ? titleOf(node) : pointer.slice(1) }
  return wording.finding('type', base, {
    expected: wording.word('rows'),
    value: showValue(value, wording.locale),
  })
}
