import { scalarText } from '@formwright/definition'
import { oneCell, runs } from '@formwright/paper'
import type { PaperView, PaperSlot, Run } from '@formwright/paper'
import { regionType } from './region.ts'

/**
 * 福建省（区、市）: the names, on lines to write on unless they are alone in a cell, with the official words for
 * their levels, which stand behind the colon of the titles.
 */
function regionLine({ fields, valueAt, columns }: PaperSlot): Run[] {
  return fields.flatMap((field, index) => {
    const level = levelWords(field.schema.title ?? '')
    const name = nameOf(valueAt(field.pointer))
    const bare = name.length > 2 && level !== '' && name.at(-1) === level[0] ? name.slice(0, -1) : name
    return [
      { text: bare === '' ? '　　　' : bare, underline: columns === 0 || level !== '' },
      ...(index === fields.length - 1 ? (level === '' ? [] : [{ text: level }]) : [{ text: `${level}　` }]),
    ]
  })
}

/**
 * The official words for a level stand behind the colon of a title; a title without one is the field's own,
 * printed beside it.
 */
function levelWords(title: string): string {
  const colon = title.search(/[：:]/)
  return colon < 0 ? '' : title.slice(colon + 1)
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value
  const { name, code } = (typeof value === 'object' && value !== null ? value : {}) as {
    name?: unknown
    code?: unknown
  }
  return scalarText(name ?? code)
}

export const regionPaper: PaperView = {
  type: regionType,
  layouts: {
    'region-line': (slot) =>
      oneCell([runs(regionLine(slot), slot.fields[0] ? { pointer: slot.fields[0].pointer } : {})]),
  },
}
