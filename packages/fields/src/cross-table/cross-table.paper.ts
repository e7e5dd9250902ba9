import { line } from '@formwright/paper'
import type { Area, AreaCell, PaperView, PaperSlot } from '@formwright/paper'
import { crossOf } from './categories.ts'
import { crossTableType } from './cross-table.ts'

/**
 * Years across; in each of them a column of categories and one for each number. The place's `lead` is the
 * heading of the categories.
 */
function crossTable({ fields: [field], valueAt, write, lead = '' }: PaperSlot): Area {
  if (!field) return []
  const { years, categories } = crossOf(field)
  const text = (words: string, strong = false): AreaCell => ({
    paragraphs: [line(words)],
    ...(strong ? { strong } : {}),
  })
  return [
    years.flatMap(() => [
      text(lead, true),
      ...(categories[0]?.measures ?? []).map(({ title }) => text(title, true)),
    ]),
    ...categories.map(({ title, measures }) =>
      years.flatMap(({ key }) => [
        text(title),
        ...measures.map(({ path, schema }): AreaCell => {
          const pointer = `${field.pointer}/${key}/${path}`
          return { paragraphs: [line(write(valueAt(pointer), schema), { pointer })], pointer }
        }),
      ]),
    ),
  ]
}

export const crossTablePaper: PaperView = { type: crossTableType, layouts: { 'cross-table': crossTable } }
