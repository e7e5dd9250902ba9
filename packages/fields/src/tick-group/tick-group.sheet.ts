import {
  LABEL_SEPARATOR,
  noneOf,
  optionsOf,
  productLanguages,
  scalarText,
  yesNo,
} from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { CellContent, SheetCell, SheetView } from '@formwright/sheets'
import { textOfContent } from '../sheet/content.ts'
import { sayInSheet } from '../sheet/say.ts'
import { tickGroupType } from './tick-group.ts'

/** One row for each option, with a mark if it is ticked; the “none” word has its own row. */
export const tickGroupSheet: SheetView = {
  type: tickGroupType,
  layOut: ({ schema, pointer, title: whole }, { language, word }) => {
    const mark = sayInSheet('tick', language)
    const nothing = noneOf(schema)
    const title = whole
      .split(LABEL_SEPARATOR)
      .at(-1)!
      .replace(/[：:]$/, '')
    const options = optionsOf(schema.items ?? {}) ?? []
    const order = options.map((option) => option.const)
    const rows = options.map((option) => ({
      key: `${pointer}#${option.const}`,
      label: word('label-and-value', { label: title, value: option.title }),
      cells: [tick(pointer, option.const, order, { mark, nothing })],
    }))
    return {
      kind: 'cells',
      rows: nothing
        ? [
            ...rows,
            {
              key: `${pointer}#${nothing}`,
              label: word('label-and-value', { label: title, value: nothing }),
              hint: sayInSheet('only-none', language),
              cells: [none(pointer, mark, nothing)],
            },
          ]
        : rows,
    }
  },
}

function tick(
  pointer: string,
  code: string,
  order: readonly string[],
  { mark, nothing }: { readonly mark: string; readonly nothing: string | undefined },
): SheetCell {
  return {
    pointer,
    choices: [mark],
    isNothing: isNotSo,
    write: (value) => (Array.isArray(value) && value.includes(code) ? mark : null),
    read: (content, before) => {
      const ticked = Array.isArray(before) ? (before as Json[]) : []
      if (!isMarked(content, mark))
        return nothing !== undefined && before === nothing
          ? nothing
          : ticked.includes(code)
            ? ticked.filter((other) => other !== code)
            : (before as Json | undefined)
      return ticked.includes(code) ? ticked : inOrder([...ticked, code], order)
    },
  }
}

function none(pointer: string, mark: string, nothing: string): SheetCell {
  return {
    pointer,
    choices: [mark],
    isNothing: isNotSo,
    write: (value) => (value === nothing ? mark : null),
    read: (content, before) =>
      isMarked(content, mark) && (!Array.isArray(before) || before.length === 0)
        ? nothing
        : before === nothing
          ? undefined
          : (before as Json | undefined),
  }
}

/** Ticks in the order of the options, unknown ones last. */
function inOrder(codes: readonly Json[], order: readonly string[]): Json {
  return [...codes].sort((one, other) => indexOf(one, order) - indexOf(other, order))
}

function indexOf(code: Json, order: readonly string[]): number {
  const at = order.indexOf(scalarText(code))
  return at < 0 ? order.length : at
}

/** Texts that mean “not ticked” in any language. */
const NOT_SO: ReadonlySet<string> = new Set([
  '',
  '□',
  'n',
  'false',
  '0',
  ...productLanguages().map(({ tag }) => yesNo(false, tag).toLowerCase()),
])

/**
 * A cross means ticked in some countries and not ticked in others; it is reported if it is not taken for a
 * tick.
 */
const CROSSES: ReadonlySet<string> = new Set(['x', '×', '✗', '✘'])

function isNotSo(content: CellContent): boolean {
  return content === false || content === 0 || NOT_SO.has(textOfContent(content).trim().toLowerCase())
}

/** @param mark the tick mark of the form's language */
function isMarked(content: CellContent, mark: string): boolean {
  const isCross = CROSSES.has(textOfContent(content).trim().toLowerCase())
  return !isNotSo(content) && (!isCross || CROSSES.has(mark))
}
