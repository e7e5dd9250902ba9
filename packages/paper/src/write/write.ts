import { decimalsOf, NONE, optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/** Values as officials write them on paper. */
export interface Writer {
  /** A value of one cell as text: 191.25, 41,200, 2024年6月20日, 无, the title of an option; nothing for nothing. */
  readonly write: (value: unknown, schema: Schema) => string
}

export function writer(thousands: string): Writer {
  const write = (value: unknown, schema: Schema): string => {
    if (value === undefined || value === null) return ''
    if (typeof value === 'number') return writeNumber(value, schema['x-decimals'], thousands)
    if (typeof value === 'boolean') return value ? '是' : '否'
    if (typeof value === 'string') return writeText(value, schema)
    if (Array.isArray(value))
      return value
        .map((item) => write(item, schema.items ?? {}))
        .filter((text) => text !== '')
        .join('、')
    return Object.entries(value as Record<string, unknown>)
      .map(([key, member]) => write(member, schema.properties?.[key] ?? {}))
      .filter((text) => text !== '')
      .join('、')
  }
  return { write }
}

/**
 * A number with as many decimals as its field asks (说明2: 数据有小数时，保留小数点后2位), so that those of one row or column have
 * alike many, and with all of its own where it has more, as what was declared must not be changed.
 */
export function writeNumber(value: number, decimals = 0, thousands = ','): string {
  if (!Number.isFinite(value)) return ''
  return formatter(Math.min(Math.max(decimalsOf(value), decimals), 20))
    .format(value)
    .replaceAll(',', thousands)
}

/** A format is costly to make, and a page has hundreds of numbers. */
const formatters = new Map<number, Intl.NumberFormat>()

function formatter(decimals: number): Intl.NumberFormat {
  const made =
    formatters.get(decimals) ??
    new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  formatters.set(decimals, made)
  return made
}

/** A day as 2024年6月20日; a text that is none as it is. */
export function writeDate(value: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  return day ? `${day[1]}年${Number(day[2])}月${Number(day[3])}日` : value
}

function writeText(value: string, schema: Schema): string {
  if (value === NONE) return value
  if (schema.format === 'date') return writeDate(value)
  return optionsOf(schema)?.find((option) => option.const === value)?.title ?? value
}
