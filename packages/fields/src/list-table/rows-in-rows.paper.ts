import { below, keyOfRow, ownMember } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { line, rowsToHave } from '@formwright/paper'
import type { Area, AreaCell, PaperSlot } from '@formwright/paper'
import { columnsOf, listsIn, printedRows, textsIn, titleOf } from './printed-rows.ts'
import { rowTitle } from './row-title.ts'
import { rowsIn } from './rows.ts'

/** Width in millimetres of the title of a text at length. */
const TITLE = 40

/**
 * Rows with rows in them: a table of the outer ones, then for each of these, under its name, its texts at
 * length and a table of the rows in it.
 */
export function rowsInRows(list: FormNode, rows: readonly unknown[], at: string, slot: PaperSlot): Area {
  const row = list.children[0]!
  const isBlank = rows.every((one) => Object.keys(one as object).length === 0)
  const { locale } = slot
  return [
    ...(columnsOf(row).length === 0 ? [] : printedRows(list, rows, at, slot)),
    ...rows.flatMap((one, index): Area => {
      const pointer = below(at, index)
      const number = isBlank || keyOfRow(row, one) !== '' ? '' : String(index + 1)
      const name = [number, rowTitle(row, one, locale)].filter(Boolean).join(' ')
      const titled = (title: string) =>
        name === '' ? title : locale.word('label-and-value', { label: title, value: name })
      const texts = textsIn(row).map((text) => textOf(text, ownMember(one, text.key), pointer, slot))
      return [
        ...(texts.length === 0 ? [] : [[heading(name || locale.text(titleOf(list)))]]),
        ...texts,
        ...listsIn(row).flatMap((inner): Area => {
          const found = rowsIn(ownMember(one, inner.key))
          if (found.length === 0 && !isBlank) return []
          const printed =
            found.length > 0 ? found : Array.from({ length: rowsToHave(inner.schema) }, () => ({}))
          return [
            [heading(titled(locale.text(titleOf(inner))))],
            ...rowsInRows(inner, printed, below(pointer, inner.key), slot),
          ]
        }),
      ]
    }),
  ]
}

function textOf(node: FormNode, value: unknown, at: string, { write, width, locale }: PaperSlot): AreaCell[] {
  const pointer = below(at, node.key)
  return [
    { paragraphs: [line(locale.text(titleOf(node)))], share: TITLE },
    { paragraphs: [line(write(value, node.schema, pointer))], pointer, share: width - TITLE, align: 'left' },
  ]
}

function heading(text: string): AreaCell {
  return { paragraphs: [line(text)], strong: true, head: true }
}
