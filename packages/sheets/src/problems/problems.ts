import { joinList, speaker, word } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

const say = speaker(texts)

/** What can be wrong with a spreadsheet, or is worth saying about what was read from it. */
export type SheetProblemCode = keyof typeof texts

export interface SheetProblem {
  readonly code: SheetProblemCode
  /** Where: the sheet's name and the cell or row, as people see them. */
  readonly sheet?: string
  readonly cell?: string
  /** A list is joined as the reader's language joins it. */
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>
}

/** Something that stands in the file was not read. */
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

/** Whether a problem says that something of the file was not read. */
export function isLeftOut({ code }: SheetProblem): boolean {
  return LEFT_OUT.has(code)
}

/** A problem as a sentence that says what is wrong and how to fix it. */
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

/** A file of which nothing can be read. */
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
