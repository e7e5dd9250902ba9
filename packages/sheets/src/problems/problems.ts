import { joinList, speaker, word } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

const say = speaker(texts)

/** Codes of problems with a spreadsheet, and of notices about what was read from it. */
export type SheetProblemCode = keyof typeof texts

export interface SheetProblem {
  readonly code: SheetProblemCode
  /** The position: name of the sheet, and the cell or row as shown to people. */
  readonly sheet?: string
  readonly cell?: string
  /** Values of the message's placeholders; lists are joined in the reader's language. */
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>
}

/** Codes which mean that part of the file was not read. */
const LEFT_OUT: ReadonlySet<SheetProblemCode> = new Set([
  'key-unknown',
  'key-twice',
  'rows-cut',
  'other-unit',
  'formula-empty',
  'cell-error',
  'computed',
  'locked',
  'not-understood',
  'row-unplaced',
  'row-twice',
  'not-placed',
])

/** Whether a problem means that part of the file was not read. */
export function isLeftOut({ code }: SheetProblem): boolean {
  return LEFT_OUT.has(code)
}

/** The message of a problem: its position, what is wrong, and how to fix it. */
export function explainSheet({ code, sheet, cell, params }: SheetProblem, language: Language): string {
  const values = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'object' ? joinList(value, language) : value,
  ])
  const said = say(code, language, Object.fromEntries(values))
  const pointer = [sheet === undefined ? '' : say('on-sheet', language, { sheet }), cell ?? '']
    .filter((part) => part !== '')
    .join(' ')
  return pointer === '' ? said : word('label-and-value', language, { label: pointer, value: said })
}

/** Thrown for a file of which nothing can be read. */
export class UnreadableSheet extends Error {
  readonly problem: SheetProblem

  constructor(
    code: SheetProblemCode,
    params: Readonly<Record<string, string | number>> = {},
    reference: { readonly sheet?: string; readonly cell?: string } = {},
  ) {
    const problem: SheetProblem = { code, params, ...reference }
    super(explainSheet(problem, 'en'))
    this.problem = problem
  }
}
