import { speaker } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'
import type { AlignedBlock } from './align-block.ts'
import type { InOwnUnit } from './stated-unit.ts'
import texts from './paste-texts.json' with { type: 'json' }

/** The texts about pasting in the reader's language; loaded with the first paste. */
export const sayPasted = speaker(texts)

interface Counts {
  readonly count: number
  readonly outside: number
  readonly closed: number
  readonly misread: number
}

/** The texts about a pasted block: number of cells, and what was skipped or not understood. */
export function wordsFor(
  { hasHeader, hasNames, unknownRows, unknownColumns }: Omit<AlignedBlock, 'cells'>,
  { count, outside, closed, misread }: Counts,
  language: string,
  locale: Pick<FormLocale, 'list'>,
): string[] {
  const some = (names: readonly string[]) => locale.list(names.slice(0, NAMED))
  return [
    sayPasted('pasted', language, { count }),
    hasHeader || hasNames ? sayPasted('pasted-by-labels', language) : '',
    outside > 0 ? sayPasted('pasted-outside', language, { count: outside }) : '',
    closed > 0 ? sayPasted('pasted-closed', language, { count: closed }) : '',
    misread > 0 ? sayPasted('pasted-misread', language, { count: misread }) : '',
    unknownRows.length > 0
      ? sayPasted('pasted-no-row', language, { count: unknownRows.length, rows: some(unknownRows) })
      : '',
    unknownColumns.length > 0
      ? sayPasted('import-unmatched', language, { columns: some(unknownColumns) })
      : '',
  ].filter((line) => line !== '')
}

/** The texts about numbers written in units other than the table's. */
export function wordsForUnits(
  numbers: readonly InOwnUnit[],
  language: string,
  locale: Pick<FormLocale, 'list'>,
): string[] {
  const saying = (id: 'pasted-converted' | 'pasted-other-unit', names: readonly string[]) =>
    names.length === 0
      ? []
      : [sayPasted(id, language, { count: names.length, units: locale.list([...new Set(names)]) })]
  return [
    ...saying(
      'pasted-converted',
      numbers.flatMap(({ from }) => from ?? []),
    ),
    ...saying(
      'pasted-other-unit',
      numbers.flatMap(({ other }) => other ?? []),
    ),
  ]
}

/** Maximum number of skipped names that are listed. */
const NAMED = 8
