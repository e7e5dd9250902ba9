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

/** How days look in cells of a workbook: as the language writes them, in numbers where we have no words. */
export function dayFormat(locale: Pick<FormLocale, 'language' | 'tag'>): string {
  return patternFor(words['day-format'], locale) ?? dayPattern(locale.tag)
}

/** The same for a month. */
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

/** The same for a moment. */
export function momentFormat(locale: Pick<FormLocale, 'language' | 'tag'>): string {
  return `${dayFormat(locale)} hh:mm`
}

/**
 * A cell of text, in which times and addresses stand as people write them; days, months and moments are dates
 * of Excel.
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

/** A moment by the form's clock to the minute as a date of Excel; any other as it is kept. */
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

/** What a cell that lost its format holds: days, and the time as a part of one. */
function momentOfSerial(serial: number): CellContent {
  const day = dayOfSerial(serial)
  return day ? new Date(day.getTime() + Math.round((serial % 1) * DAY_SECONDS) * 1000) : serial
}

const DAY_SECONDS = 86_400
