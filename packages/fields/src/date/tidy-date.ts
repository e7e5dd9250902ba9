import {
  dayOfSerial,
  dayWritten,
  hanDigits,
  hanNumber,
  hanNumeral,
  isCalendarDay,
  plainForms,
} from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'

/**
 * Normalises a date to `2024-07-01`. It understands `2024/7/1`, `2024.7.1`, `2024年7月1日`, `二〇二四年七月一日`,
 * `20240701`, 45474 (the number that spreadsheets show for a date without its format), with or without
 * spaces, and the notation of the form's language; other texts are unchanged. A time after the date is
 * dropped.
 */
export function tidyDate(text: string, locale: Pick<FormLocale, 'tag'>): string {
  const [, day] = /^(.*\d.*)[ T]\d{1,2}:\d{2}(?::\d{2})?$/.exec(text.trim()) ?? []
  const tidy = dayIn(day ?? text, locale)
  return day === undefined || isCalendarDay(tidy) ? tidy : text
}

function dayIn(text: string, { tag }: Pick<FormLocale, 'tag'>): string {
  const plain = inDigits(plainForms(text).replaceAll(/\s+/g, ''))
  // 20240 is an incomplete date
  if (/^\d{5}$/.test(plain) && !/^(19|20)/.test(plain))
    return dayOfSerial(Number(plain))?.toISOString().slice(0, 10) ?? text
  const parts =
    /^(\d{4})[-/.。、年](\d{1,2})[-/.。、月](\d{1,2})[日号]?$/.exec(plain) ??
    /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(plain)
  return parts
    ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
    : (dayWritten(text, tag) ?? text)
}

const IN_NUMERALS = new RegExp(`^([${hanDigits}]{4})年([${hanDigits}]+)月([${hanDigits}]+)[日号]?$`)

/**
 * A date in Chinese numerals converted to digits: the year is written digit by digit, month and day as
 * counting numbers.
 */
function inDigits(plain: string): string {
  const written = IN_NUMERALS.exec(plain)?.slice(1)
  if (!written) return plain
  const [year, month, day] = written.map(hanNumber)
  // 二三 is not a day, as days and months are written as counting numbers
  const isCounted = [month, day].every((one = 0, index) => hanNumeral(one) === written[index + 1])
  const isDay = isCounted && month! <= 12 && day! <= 31
  return year === undefined || !isDay ? plain : `${year}年${month}月${day}日`
}
