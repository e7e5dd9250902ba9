import { ownMember } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent, SheetView } from '@formwright/sheets'
import { plainLabel } from '../grid/labels.ts'
import { textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { regionType } from './region.ts'

type Words = Pick<FormLocale, 'places' | 'word'>

/** 福建省（350000）: the name with the code behind it, which is what tells places of one name apart. */
function writeRegion(value: unknown, { word }: Words): CellContent {
  const [code, name] = [ownMember(value, 'code'), ownMember(value, 'name')]
  return typeof code === 'string' && typeof name === 'string' && Object.keys(value as object).length === 2
    ? word('in-brackets', { text: name, more: code })
    : writeText(value)
}

/** Name and code; of a place of the form's own either, where no other is called so. */
function readRegion(content: CellContent, { places: regions }: Words): Json | undefined {
  const text = textOfContent(content).trim()
  const [, name, code] = /^(.+?)\s*[（(]([A-Z0-9][A-Z0-9.-]*)[)）]$/.exec(text) ?? []
  if (name !== undefined && code !== undefined) return { code, name }
  const [region, other] = regions.filter(
    (one) => one.code === text || plainLabel(one.name) === plainLabel(text),
  )
  return region && !other ? { ...region } : text || undefined
}

/** So many places fit into a list to choose from. */
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
