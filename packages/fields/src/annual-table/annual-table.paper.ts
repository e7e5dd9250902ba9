import { line } from '@formwright/paper'
import type { Area, AreaCell, PaperFace, PaperSlot } from '@formwright/paper'
import { annualTableType } from './annual-table.ts'

/** The years of the first field here, each with its title and its answer. */
function years({ fields, valueAt, write }: PaperSlot): { title: string; answer: AreaCell }[] {
  return (fields[0]?.cells ?? []).map(({ pointer, schema }) => ({
    title: schema.title ?? '',
    answer: { paragraphs: [line(write(valueAt(pointer), schema), { pointer })], pointer },
  }))
}

function heading(title: string): AreaCell {
  return { paragraphs: [line(title)], strong: true }
}

function across(place: PaperSlot): Area {
  return [years(place).map(({ answer }) => answer)]
}

function headed(place: PaperSlot): Area {
  return [years(place).map(({ title }) => heading(title)), ...across(place)]
}

function down(place: PaperSlot): Area {
  return years(place).map(({ title, answer }) => [
    { ...heading(title), share: 1 },
    { ...answer, share: 2 },
  ])
}

/** Years under the headings of the table, under headings of their own, or one below the other. */
export const annualTablePaper: PaperFace = {
  type: annualTableType,
  layouts: { 'years-across': across, 'years-down': down, 'years-headed': headed },
}
