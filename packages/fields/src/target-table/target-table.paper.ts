import { line } from '@formwright/paper'
import type { Area, AreaCell, PaperView, PaperSlot } from '@formwright/paper'
import { columnsOf, LABEL_SEPARATOR, noneOf, ownMember, unitOf } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { rowsIn } from '../list-table/rows.ts'
import { targetTableType } from './target-table.ts'

interface Target {
  readonly direction: string
  readonly indicator: string
  readonly baseline: AreaCell
  readonly target: AreaCell
}

/** The targets by direction, including those added by the applicant; a row of dots if more may be added. */
function targetRows(slot: PaperSlot): Area {
  const fixed = slot.fields
    .filter(({ cells }) => cells[0]?.shape !== 'rows')
    .map((field) => fixedTarget(field, slot))
  const custom = slot.fields.filter(({ cells }) => cells[0]?.shape === 'rows')
  const added = custom.flatMap((field) => addedTargets(field, slot))
  const open = custom.flatMap(
    (field) => (new Map(columnsOf(field.schema)).get('direction')?.examples as string[] | undefined) ?? [],
  )
  const directions = [...new Set([...fixed, ...added].map(({ direction }) => direction).concat(open))].sort(
    (one, other) => order(one, fixed, open) - order(other, fixed, open),
  )
  return directions.flatMap((direction) => {
    const own = [...fixed, ...added].filter((target) => target.direction === direction)
    const rows =
      open.includes(direction) && !added.some((target) => target.direction === direction)
        ? [...own, dots(direction)]
        : own
    return rows.map((target, index) => [
      ...(index === 0 ? [{ paragraphs: [line(direction)], rows: rows.length }] : []),
      { paragraphs: [line(target.indicator)] },
      target.baseline,
      target.target,
    ])
  })
}

/**
 * The order of directions: those of fixed targets, then those offered for added ones, then those written by
 * the applicant.
 */
function order(direction: string, fixed: readonly Target[], open: readonly string[]): number {
  const at = fixed.findIndex((target) => target.direction === direction)
  if (at >= 0) return at
  const offered = open.indexOf(direction)
  return fixed.length + (offered >= 0 ? open.length + offered : offered + open.length)
}

function fixedTarget(field: Field, { valueAt, write }: PaperSlot): Target {
  const [direction = '', ...rest] = field.title.split(LABEL_SEPARATOR)
  const answer = (key: string): AreaCell => {
    const pointer = `${field.pointer}/${key}`
    const schema = field.schema.properties?.[key] ?? {}
    return {
      paragraphs: [
        line(withUnit(write(valueAt(pointer), schema), unitOf(schema), noneOf(schema)), { pointer }),
      ],
      pointer,
    }
  }
  return {
    direction,
    indicator: rest.join(LABEL_SEPARATOR),
    baseline: answer('baseline'),
    target: answer('target'),
  }
}

function addedTargets(field: Field, { valueAt, write }: PaperSlot): Target[] {
  const columns = new Map(columnsOf(field.schema))
  return rowsIn(valueAt(field.pointer)).map((row, index) => {
    const text = (key: string) => write(ownMember(row, key), columns.get(key) ?? {})
    const answer = (key: string): AreaCell => ({
      paragraphs: [line(withUnit(text(key), typeof row[key] === 'number' ? text('unit') : ''))],
      pointer: `${field.pointer}/${index}/${key}`,
    })
    return {
      direction: text('direction'),
      indicator: text('indicator'),
      baseline: answer('baseline'),
      target: answer('target'),
    }
  })
}

/** The official table has no column for units, so they follow the numbers. */
function withUnit(text: string, unit: string, none?: string): string {
  return text === '' || text === none || unit === '' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`
}

function dots(direction: string): Target {
  const empty: AreaCell = { paragraphs: [line('')] }
  return { direction, indicator: '......', baseline: empty, target: empty }
}

export const targetTablePaper: PaperView = { type: targetTableType, layouts: { 'target-rows': targetRows } }
