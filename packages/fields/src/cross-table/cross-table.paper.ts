import { line } from '@formwright/paper'
import type { Area, AreaCell, PaperFace, PaperPlace } from '@formwright/paper'
import { crossTableType } from './cross-table.ts'

/** Years across, and in each of them a column of categories and one for each number; the place's lead heads the categories. */
function crossTable({ fields: [field], valueAt, write, lead = '' }: PaperPlace): Area {
  if (!field) return []
  const years = Object.entries(field.schema.properties ?? {})
  const [, first] = years[0] ?? []
  const categories = Object.entries(first?.properties ?? {})
  const measures = Object.entries(categories[0]?.[1].properties ?? {})
  const text = (words: string, strong = false): AreaCell => ({ paragraphs: [line(words)], ...(strong ? { strong } : {}) })
  return [
    years.flatMap(() => [text(lead, true), ...measures.map(([, { title = '' }]) => text(title, true))]),
    ...categories.map(([category, { title = '' }]) =>
      years.flatMap(([year]) => [
        text(title),
        ...measures.map(([measure, schema]): AreaCell => {
          const pointer = `${field.pointer}/${year}/${category}/${measure}`
          return { paragraphs: [line(write(valueAt(pointer), schema), { pointer })], pointer }
        }),
      ]),
    ),
  ]
}

export const crossTablePaper: PaperFace = { type: crossTableType, layouts: { 'cross-table': crossTable } }
