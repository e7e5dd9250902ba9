import { cellText, isCellValue, memberSchemas } from '@formwright/definition'
import type { FormLocale, Schema } from '@formwright/definition'

/** Formats values the way officials write them. */
export interface Writer {
  /**
   * The value of one cell as text: 191.25, 41,200, 2024年6月20日, 无, the title of an option; empty for no value.
   */
  readonly write: (value: unknown, schema: Schema) => string
}

/** Maximum number of decimals filled up with zeros: in a field with up to four, 2.5 is written as 2.50. */
const PADDED = 2

/**
 * Creates a writer for the form's language. Numbers have as many decimals as their field specifies (说明2:
 * 数据有小数时，保留小数点后2位), but are only filled up to two; decimals beyond that are kept, as declared numbers must
 * not be changed.
 * @param thousands the thousands separator, if it differs from that of the language
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
