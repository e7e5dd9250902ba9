import { NONE, optionsOf } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { CellContent, SheetCell, SheetFace } from '@formwright/sheets'
import { textOfContent } from '../sheet/content.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { tickGroupType } from './tick-group.ts'

const TICK = words.tick

/** A row an option, with a mark where it is ticked; 无 has a row of its own. */
export const tickGroupSheet: SheetFace = {
  type: tickGroupType,
  layOut: ({ schema, pointer, title: whole }) => {
    const title = whole
      .split('｜')
      .at(-1)!
      .replace(/[：:]$/, '')
    const options = optionsOf(schema.items ?? {}) ?? []
    const order = options.map((option) => option.const)
    const rows = options.map((option) => ({
      key: `${pointer}#${option.const}`,
      label: `${title}：${option.title}`,
      cells: [tick(pointer, option.const, order)],
    }))
    return {
      kind: 'cells',
      rows: schema['x-none']
        ? [
            ...rows,
            {
              key: `${pointer}#${NONE}`,
              label: `${title}：${NONE}`,
              hint: words['only-none'],
              cells: [none(pointer)],
            },
          ]
        : rows,
    }
  },
}

function tick(pointer: string, code: string, order: readonly string[]): SheetCell {
  return {
    pointer,
    choices: [TICK],
    write: (value) => (Array.isArray(value) && value.includes(code) ? TICK : null),
    read: (content, before) => {
      const ticked = Array.isArray(before) ? (before as Json[]) : []
      if (!isMarked(content)) return before === NONE ? NONE : ticked.filter((other) => other !== code)
      return ticked.includes(code) ? ticked : placed([...ticked, code], order)
    },
  }
}

function none(pointer: string): SheetCell {
  return {
    pointer,
    choices: [TICK],
    write: (value) => (value === NONE ? TICK : null),
    read: (content, before) =>
      isMarked(content) && (!Array.isArray(before) || before.length === 0)
        ? NONE
        : before === NONE
          ? undefined
          : (before as Json | undefined),
  }
}

/** Ticks in the order of the options, unknown ones last. */
function placed(codes: readonly Json[], order: readonly string[]): Json {
  return [...codes].sort((one, other) => place(one, order) - place(other, order))
}

function place(code: Json, order: readonly string[]): number {
  const at = order.indexOf(String(code))
  return at < 0 ? order.length : at
}

function isMarked(content: CellContent): boolean {
  return (
    content !== false &&
    content !== 0 &&
    !['', words.no, '×', 'x', '□', 'no', 'n', 'false', '0'].includes(
      textOfContent(content).trim().toLowerCase(),
    )
  )
}
