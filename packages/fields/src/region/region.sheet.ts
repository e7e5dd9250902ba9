import { ownMember } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent, SheetView } from '@formwright/sheets'
import { plainLabel } from '../grid/labels.ts'
import { textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { regionType } from './region.ts'

type Words = Pick<FormLocale, 'places' | 'word'>

/** A region with its code, such as 福建省（350000）, since names can be ambiguous. */
function writeRegion(value: unknown, { word }: Words): CellContent {
  const [code, name] = [ownMember(value, 'code'), ownMember(value, 'name')]
  return typeof code === 'string' && typeof name === 'string' && Object.keys(value as object).length === 2
    ? word('in-brackets', { text: name, more: code })
    : writeText(value)
}

/** Reads name and code; for a form's own regions either is enough if it is unambiguous. */
function readRegion(content: CellContent, { places: regions }: Words): Json | undefined {
  const text = textOfContent(content).trim()
  const [, name, code] = /^(.+?)\s*[（(]([A-Z0-9][A-Z0-9.-]*)[)）]$/.exec(text) ?? []
  if (name !== undefined && code !== undefined) return { code, name }
  const [region, other] = regions.filter(
    (one) => one.code === text || plainLabel(one.name) === plainLabel(text),
  )
  return region && !other ? { ...region } : text || undefined
}

/** Maximum number of regions offered in a drop-down list. */
const MOST_CHOICES = 500

export const regionSheet: SheetView = {
  type: regionType,
  layOut: (field, locale) => {
    const written = locale.places.map((region) => String(writeRegion(region, locale)))
    const cell = {
      pointer: field.pointer,
      write: (value: unknown) => writeRegion(value, locale),
      read: (content: CellContent) => readRegion(content, locale),
      ...(written.length > 0 && written.length <= MOST_CHOICES ? { choices: written } : {}),
    }
    const [region = sayInSheet('some-province', locale.language)] = written
    return rowOfField(field, [cell], locale, sayInSheet('region', locale.language, { place: region }))
  },
}
