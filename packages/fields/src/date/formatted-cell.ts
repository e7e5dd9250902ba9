import {
  asTyped,
  clockText,
  dayOfSerial,
  dayPattern,
  dayText,
  isTimeAlone,
  matching,
  monthPattern,
} from '@formwright/definition'
import type { FormLocale, Json, Schema } from '@formwright/definition'
import type { CellContent, SheetColumn } from '@formwright/sheets'
import { readDay, writeDay } from './day-content.ts'
import { readMonth, writeMonth } from './month-content.ts'
import { asMeant } from '../sheet/as-meant.ts'
import { readText, writeText } from '../sheet/content.ts'
import words from '../sheet/words.json' with { type: 'json' }

/**
 * The number format of dates in a workbook: as the language writes them; in digits if there is none for the
 * language.
 */
export function dayFormat(locale: Pick<FormLocale, 'language' | 'tag'>): string {
  return patternFor(words['day-format'], locale) ?? dayPattern(locale.tag)
}

/** The number format of months. */
function monthFormat(locale: Pick<FormLocale, 'language' | 'tag'>): string {
  return patternFor(words['month-format'], locale) ?? monthPattern(locale.tag)
}

function patternFor(
  formats: Readonly<Record<string, string>>,
  { language }: Pick<FormLocale, 'language'>,
): string | undefined {
  const own = matching(formats, language)
  return own === undefined ? undefined : formats[own]
}

/** The number format of date-times. */
export function momentFormat(locale: Pick<FormLocale, 'language' | 'tag'>): string {
  return `${dayFormat(locale)} hh:mm`
}

/**
 * A text cell for times and addresses, which are written as people write them; dates, months and date-times
 * are Excel dates.
 */
export function formattedCell(
  { format }: Schema,
  locale: FormLocale,
): Pick<SheetColumn, 'write' | 'read'> & { readonly format?: string } {
  if (format === 'date')
    return { write: writeDay, read: (content) => readDay(content, locale), format: dayFormat(locale) }
  if (format === 'year-month')
    return {
      write: writeMonth,
      read: (content) => readMonth(content, locale),
      format: monthFormat(locale),
    }
  if (format === 'date-time')
    return {
      write: (value) => writeMoment(value, locale),
      read: (content) => readMoment(content, locale),
      format: momentFormat(locale),
    }
  return {
    write: (value) => writeText(typeof value === 'string' ? asTyped(value, format, locale) : value),
    read: (content) => {
      const text = readText(content)
      return typeof text === 'string' ? asMeant(text, format, locale) : text
    },
  }
}

/** A date-time without seconds in the form's time zone as an Excel date; any other value as it is stored. */
function writeMoment(value: unknown, locale: FormLocale): CellContent {
  const typed = typeof value === 'string' ? asTyped(value, 'date-time', locale) : ''
  return /^(?:19|20)\d{2}-\d{2}-\d{2} \d{2}:\d{2}$/.test(typed)
    ? new Date(`${typed.replace(' ', 'T')}:00Z`)
    : writeText(value)
}

function readMoment(content: CellContent, locale: FormLocale): Json | undefined {
  const moment = typeof content === 'number' ? momentOfSerial(content) : content
  const isMoment = moment instanceof Date && !isTimeAlone(moment)
  const text = isMoment ? `${dayText(moment)} ${clockText(moment) || '00:00'}` : readText(moment)
  return typeof text === 'string' ? asMeant(text, 'date-time', locale) : text
}

/** The value of a cell that lost its format: whole part the day, fraction the time. */
function momentOfSerial(serial: number): CellContent {
  const day = dayOfSerial(serial)
  return day ? new Date(day.getTime() + Math.round((serial % 1) * DAY_SECONDS) * 1000) : serial
}

const DAY_SECONDS = 86_400
