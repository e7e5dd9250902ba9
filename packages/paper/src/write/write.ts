import { cellText, isCellValue, memberSchemas } from '@formwright/definition'
import type { FormLocale, Schema } from '@formwright/definition'

/** Values as officials write them on paper. */
export interface Writer {
  /**
   * A value of one cell as text: 191.25, 41,200, 2024年6月20日, 无, the title of an option; nothing for nothing.
   */
  readonly write: (value: unknown, schema: Schema) => string
}

/** No zeros are put behind more decimals: where a field allows four, 2.5 is 2.50. */
const PADDED = 2

/**
 * Writes values in the language of the form. A number has as many decimals as its field asks (说明2:
 * 数据有小数时，保留小数点后2位), so that those of one row or column have alike many, two at most, and all of its own
 * where it has more, as what was declared must not be changed.
 * @param thousands what groups digits, where it is not what the language has
 */
export function writer(locale: FormLocale, thousands?: string): Writer {
  const write = (value: unknown, schema: Schema): string => {
    if (value === undefined || value === null) return ''
    if (isCellValue(value)) return cellText(value, schema, locale, numberStyle(schema))
    const members = memberSchemas(schema)
    const texts = Array.isArray(value)
      ? value.map((item) => write(item, typeof schema.items === 'object' ? schema.items : {}))
      : Object.entries(value).map(([key, member]) => write(member, members.get(key) ?? {}))
    return locale.list(texts.filter((text) => text !== ''))
  }
  const numberStyle = (schema: Schema) => {
    const { 'x-decimals': decimals = 0 } = schema
    return {
      ...(decimals === 0 ? {} : { decimals: Math.min(decimals, PADDED) }),
      ...(thousands === undefined ? {} : { thousands }),
    }
  }
  return { write }
}
