import {
  below,
  isInRegion,
  nameOfRegionIn,
  ownMember,
  scalarText,
  parentPointer,
} from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { oneCell, runs } from '@formwright/paper'
import type { PaperView, PaperSlot, Run } from '@formwright/paper'
import { regionsOfChina } from './regions-of-china.ts'
import { regionType } from './region.ts'

/**
 * Region names such as 福建省（区、市）, underlined as blanks unless alone in a cell, followed by the official words
 * for their levels, which are in the field's title after the colon.
 */
function regionLine(slot: PaperSlot): Run[] {
  const { fields, valueAt, columns } = slot
  return fields.flatMap((field, index) => {
    const level = levelWords(field.schema.title ?? '')
    const isAlone = fields.length === 1 && level === '' && !isNamed(field, slot)
    const name = isAlone ? wholeName(valueAt(field.pointer), slot) : nameOf(valueAt(field.pointer))
    const bare = name.length > 2 && level !== '' && name.at(-1) === level[0] ? name.slice(0, -1) : name
    return [
      { text: bare === '' ? '　　　' : bare, underline: columns === 0 || level !== '' },
      ...(index === fields.length - 1 ? (level === '' ? [] : [{ text: level }]) : [{ text: `${level}　` }]),
    ]
  })
}

/**
 * The official words for a level, which follow the colon of a title; empty for a title without a colon, which
 * is printed as a label instead.
 */
function levelWords(title: string): string {
  const colon = title.search(/[：:]/)
  return colon < 0 ? '' : title.slice(colon + 1)
}

/** Whether another field of the same group or row names a region that contains this one. */
function isNamed({ pointer, node }: Field, { valueAt }: PaperSlot): boolean {
  const code = ownMember(valueAt(pointer), 'code')
  const others =
    node.parent?.children.filter(({ shape, key }) => shape === 'region' && key !== node.key) ?? []
  return others.some(({ key }) => {
    const above = ownMember(valueAt(below(parentPointer(pointer), key)), 'code')
    return typeof code === 'string' && typeof above === 'string' && above !== code && isInRegion(code, above)
  })
}

/** The full name, such as 江苏省南京市鼓楼区, as several regions can have the same name. */
function wholeName(value: unknown, { locale }: PaperSlot): string {
  const [code, name] = [ownMember(value, 'code'), nameOf(value)]
  // names of a form's own regions are unambiguous
  if (typeof code !== 'string' || locale.places.length > 0) return name
  const whole = nameOfRegionIn({ places: regionsOfChina }, code)
  return whole.endsWith(name) ? whole : name
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
