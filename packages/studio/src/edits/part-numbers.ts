import { hanDigits, hanNumeral } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { wordPart } from './parts.ts'

/** How titles of parts are numbered: 一、 第一部分 1. */
const NUMBERED = new RegExp(`^(第?)([${hanDigits}]+|\\d{1,2})(、|\\.|．|部分|章)`)

/** Parts whose titles begin with another number than their place has, and the right titles. */
export function misnumbered({
  bundle,
}: StudioModel): readonly { readonly key: string; readonly title: string }[] {
  const numbered = bundle.parts.flatMap(({ key, title }) => {
    const [whole, before = '', number = '', behind = ''] = NUMBERED.exec(title) ?? []
    return whole === undefined ? [] : [{ key, title, whole, before, number, behind }]
  })
  // what does not count from one on was numbered for another reason
  if (numbered.length < 2) return []
  return numbered.flatMap(({ key, title, whole, before, number, behind }, index) => {
    const own = /\d/.test(number) ? String(index + 1) : hanNumeral(index + 1)
    const now = `${before}${own}${behind}${title.slice(whole.length)}`
    return now === title ? [] : [{ key, title: now }]
  })
}

/** Numbers the titles of parts as the parts stand. */
export function renumberParts(model: StudioModel): Act {
  return act(model, { name: 'renumber-parts' }, (edits) => {
    for (const { key, title } of misnumbered(model)) wordPart(model, edits, key, title)
  })
}
