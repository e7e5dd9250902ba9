import texts from './texts.json' with { type: 'json' }

/** What can be wrong with a spreadsheet, or is worth saying about what was read from it. */
export type SheetProblemCode = keyof typeof texts

export interface SheetProblem {
  readonly code: SheetProblemCode
  /** Where: the sheet's name and the cell or row, as people see them. */
  readonly sheet?: string
  readonly cell?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** A problem as a sentence that says what is wrong and how to mend it. */
export function explainSheet({ code, sheet, cell, params }: SheetProblem, language: 'zh-CN' | 'en'): string {
  const said = texts[code][language === 'en' ? 'en' : 'zh'].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(params?.[name] ?? ''),
  )
  const place = [
    sheet === undefined ? '' : language === 'en' ? `sheet “${sheet}”` : `工作表“${sheet}”`,
    cell ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ')
  return place === '' ? said : `${place}${language === 'en' ? ': ' : '：'}${said}`
}

/** A file of which nothing can be read. */
export class UnreadableSheet extends Error {
  readonly problem: SheetProblem

  constructor(
    code: SheetProblemCode,
    params: Readonly<Record<string, string | number>> = {},
    place: { readonly sheet?: string; readonly cell?: string } = {},
  ) {
    const problem: SheetProblem = { code, params, ...place }
    super(explainSheet(problem, 'en'))
    this.problem = problem
  }
}
