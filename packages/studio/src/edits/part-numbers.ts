import { hanDigits, hanNumeral } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { wordPart } from './parts.ts'

/** Numbering of part titles: 一、 第一部分 1. */
const NUMBERED = new RegExp(`^(第?)([${hanDigits}]+|\\d{1,2})(、|\\.|．|部分|章)`)

/** Parts whose titles have a number that differs from their position, with the corrected titles. */
export function misnumbered({
  bundle,
}: StudioModel): readonly { readonly key: string; readonly title: string }[] {
  const numbered = bundle.parts.flatMap(({ key, title }) => {
    const [whole, before = '', number = '', behind = ''] = NUMBERED.exec(title) ?? []
    return whole === undefined ? [] : [{ key, title, whole, before, number, behind }]
  })
  // a single number may mean something else
  if (numbered.length < 2) return []
  return numbered.flatMap(({ key, title, whole, before, number, behind }, index) => {
    const own = /\d/.test(number) ? String(index + 1) : hanNumeral(index + 1)
    const now = `${before}${own}${behind}${title.slice(whole.length)}`
    return now === title ? [] : [{ key, title: now }]
  })
}

/** Numbers the titles of parts by position. */
export function renumberParts(model: StudioModel): Act {
  return act(model, { name: 'renumber-parts' }, (edits) => {
    for (const { key, title } of misnumbered(model)) wordPart(model, edits, key, title)
  })
}
