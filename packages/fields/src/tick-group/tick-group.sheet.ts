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

/** A row an option, with a mark where it is ticked; the word for nothing has a row of its own. */
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
    write: (value) => (Array.isArray(value) && value.includes(code) ? mark : null),
    read: (content, before) => {
      const ticked = Array.isArray(before) ? (before as Json[]) : []
      if (!isMarked(content))
        return nothing !== undefined && before === nothing
          ? nothing
          : ticked.filter((other) => other !== code)
      return ticked.includes(code) ? ticked : placed([...ticked, code], order)
    },
  }
}

function none(pointer: string, mark: string, nothing: string): SheetCell {
  return {
    pointer,
    choices: [mark],
    write: (value) => (value === nothing ? mark : null),
    read: (content, before) =>
      isMarked(content) && (!Array.isArray(before) || before.length === 0)
        ? nothing
        : before === nothing
          ? undefined
          : (before as Json | undefined),
  }
}

/** Ticks in the order of the options, unknown ones last. */
function placed(codes: readonly Json[], order: readonly string[]): Json {
  return [...codes].sort((one, other) => place(one, order) - place(other, order))
}

function place(code: Json, order: readonly string[]): number {
  const at = order.indexOf(scalarText(code))
  return at < 0 ? order.length : at
}

/** What says that something is not so, in whatever language. */
const UNMARKED: ReadonlySet<string> = new Set([
  '',
  '×',
  'x',
  '□',
  'n',
  'false',
  '0',
  ...productLanguages().map(({ tag }) => yesNo(false, tag).toLowerCase()),
])

function isMarked(content: CellContent): boolean {
  return content !== false && content !== 0 && !UNMARKED.has(textOfContent(content).trim().toLowerCase())
}
