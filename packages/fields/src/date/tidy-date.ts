import { dayOfSerial, dayWritten, isCalendarDay, plainForms } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'

/**
 * `2024/7/1`, `2024.7.1`, `2024年7月1日`, `二〇二四年七月一日`, `20240701` and what spreadsheets show of a day
 * without its format, 45474, as `2024-07-01`, spaces or none, and what the form's language writes for a day;
 * others as they are. The time of a moment says nothing where a day is asked for.
 */
export function tidyDate(text: string, locale: Pick<FormLocale, 'tag'>): string {
  const [, day] = /^(.*\d.*)[ T]\d{1,2}:\d{2}(?::\d{2})?$/.exec(text.trim()) ?? []
  const tidy = dayIn(day ?? text, locale)
  return day === undefined || isCalendarDay(tidy) ? tidy : text
}

function dayIn(text: string, { tag }: Pick<FormLocale, 'tag'>): string {
  const plain = inDigits(plainForms(text).replaceAll(/\s+/g, ''))
  // 20240 is a day that is half typed
  if (/^\d{5}$/.test(plain) && !/^(19|20)/.test(plain))
    return dayOfSerial(Number(plain))?.toISOString().slice(0, 10) ?? text
  const parts =
    /^(\d{4})[-/.。、年](\d{1,2})[-/.。、月](\d{1,2})[日号]?$/.exec(plain) ??
    /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(plain)
  return parts
    ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
    : (dayWritten(text, tag) ?? text)
}

const DIGITS = '〇一二三四五六七八九'

/** A day in Chinese numerals in digits: the year digit by digit, month and day as they are counted. */
function inDigits(plain: string): string {
  const written =
    /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九]|十[一二]?)月([一二三四五六七八九]|[一二三]?十[一二三四五六七八九]?)[日号]?$/.exec(
      plain,
    )
  if (!written) return plain
  const year = [...written[1]!.replaceAll(/[零○]/g, '〇')].map((sign) => DIGITS.indexOf(sign)).join('')
  return `${year}年${counted(written[2]!)}月${counted(written[3]!)}日`
}

/** 七 as 7, 十二 as 12, 二十 as 20, 三十一 as 31. */
function counted(sign: string): number {
  const [tens, ones] = sign.includes('十') ? sign.split('十') : [undefined, sign]
  const ten = tens === undefined ? 0 : tens === '' ? 1 : DIGITS.indexOf(tens)
  return ten * 10 + (ones ? DIGITS.indexOf(ones) : 0)
}
