import { isCalendarDay } from '../text/day.ts'
import { plainForms } from '../text/plain-forms.ts'
import { offsetAt } from '../text/time-zone.ts'
import type { Language } from './language.ts'
import { dayWritten } from './written-day.ts'

/**
 * What somebody meant who wrote a day, time or address as people do, where a schema wants the form of
 * machines: `10am`, `27/11/2026 14:30`, `www.example.org`; nothing where it could mean several things.
 * @param zone the time zone in which times are meant
 * @param tag the language, whose order and months days are written in
 */
export function formatMeant(
  format: string | undefined,
  written: string,
  zone = 'UTC',
  tag?: Language,
): string | undefined {
  const text = plainForms(written).trim().replaceAll(/\s+/g, ' ')
  switch (format) {
    case 'date':
      return dayMeant(text, tag)
    case 'time': {
      const time = timeMeant(text)
      return time && time + offsetAt(new Date(`2000-01-01T${time}Z`), zone)
    }
    case 'date-time': {
      const [date, time] = dayAndTime(text, tag) ?? []
      return date && time && `${date}T${time}${offsetAt(new Date(`${date}T${time}Z`), zone)}`
    }
    case 'uri':
    case 'iri':
    case 'url':
      return WEB_ADDRESS.test(text) ? `https://${text}` : undefined
    case 'email':
    case 'idn-email':
      return /^(?:mailto:)?<?([^\s<>@]+@[^\s<>@]+\.[^\s<>@.]+)>?$/i.exec(text.replaceAll(/ ?@ ?/g, '@'))?.[1]
    default:
      return undefined
  }
}

/** An address of the web without its beginning: `www.example.org`, `example.org/about`. */
const WEB_ADDRESS = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u

/** Separators between a date and a time. */
const BETWEEN = /,? ?(?<=\d)T ?(?=\d)|,? (?:(?:at|à|um|alle|om|a las) )?|(?<=日)/gi

/** A date followed by a time, each in canonical form. */
function dayAndTime(text: string, tag: Language | undefined): readonly [string, string] | undefined {
  for (const { 0: between, index } of text.matchAll(BETWEEN)) {
    const [day, rest] = [text.slice(0, index), text.slice(index + between.length)]
    const [date, time] = [dayMeant(day, tag), timeMeant(rest)]
    if (date && time) return [date, time]
  }
  return undefined
}

/** A date in the language's order, or in an unambiguous one, as YYYY-MM-DD. */
function dayMeant(text: string, tag: Language | undefined): string | undefined {
  const written = tag && dayWritten(text, tag)
  if (written) return written
  const [, y, m, d] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (y !== undefined) return calendarDay(y, m!, d!)
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  if (year === undefined) return undefined
  // 27/11 is unambiguous; the order of 3/4 depends on the language
  if (Number(first) > MONTHS || first === second) return calendarDay(year, second!, first!)
  return Number(second) > MONTHS ? calendarDay(year, first!, second!) : undefined
}

const MONTHS = 12

function calendarDay(year: string, month: string, date: string): string | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isCalendarDay(written) ? written : undefined
}

const CLOCK =
  /^(上午|下午|晚上)?(\d{1,2})(?:[:.h点时](?:(\d{2})(?:[:.分](\d{2})秒?|分)?)?)? ?([ap])?\.?m?\.?$/i

/** A time of day as hh:mm:ss; a number alone is none. */
function timeMeant(text: string): string | undefined {
  const [whole, part, written, minute = '00', second = '00', half] = CLOCK.exec(text) ?? []
  if (whole === undefined || /^\d+$/.test(whole)) return undefined
  const isLate = part === '下午' || part === '晚上' || half?.toLowerCase() === 'p'
  const isEarly = part === '上午' || half?.toLowerCase() === 'a'
  const given = Number(written)
  if ((isLate || isEarly) && half !== undefined && (given < 1 || given > MONTHS)) return undefined
  const hour = isLate && given < MONTHS ? given + MONTHS : isEarly && given === MONTHS ? 0 : given
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${minute}:${second}`
}
