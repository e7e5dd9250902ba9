import { line } from '@formwright/paper'
import type { Area, AreaCell, PaperView, PaperSlot } from '@formwright/paper'
import { annualTableType } from './annual-table.ts'

/** The years of the first field, each with its title and its answer. */
function years({ fields, valueAt, write }: PaperSlot): { title: string; answer: AreaCell }[] {
  return (fields[0]?.cells ?? []).map(({ pointer, schema }) => ({
    title: schema.title ?? '',
    answer: { paragraphs: [line(write(valueAt(pointer), schema), { pointer })], pointer },
  }))
}

function heading(title: string): AreaCell {
  return { paragraphs: [line(title)], strong: true }
}

function across(slot: PaperSlot): Area {
  return [years(slot).map(({ answer }) => answer)]
}

function headed(slot: PaperSlot): Area {
  return [years(slot).map(({ title }) => heading(title)), ...across(slot)]
}

function down(slot: PaperSlot): Area {
  return years(slot).map(({ title, answer }) => [
    { ...heading(title), share: 1 },
    { ...answer, share: 2 },
  ])
}

/** Years under the columns of the table, under headings of their own, or one below the other. */
export const annualTablePaper: PaperView = {
  type: annualTableType,
  layouts: { 'years-across': across, 'years-down': down, 'years-headed': headed },
}
