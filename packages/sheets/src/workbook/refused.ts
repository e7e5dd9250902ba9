import { equal, keptAside, valueAt } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import type { SheetProblem } from '../problems/problems.ts'
import type { ImportedWorkbook } from './read.ts'

/**
 * Values of a workbook that do not have the right format or length for their field, with their cells;
 * reported before the import.
 * @param findings about the answers of the workbook
 */
export function refusedIn(
  { places: pointers }: Pick<ImportedWorkbook, 'places'>,
  findings: readonly Finding[],
): SheetProblem[] {
  return findings.flatMap(({ kind, pointer, message }) => {
    const reference = kind === 'format' || kind === 'length' ? pointers.get(pointer) : undefined
    return reference ? [{ code: 'refused' as const, ...reference, params: { message } }] : []
  })
}

/**
 * Changed values of a workbook that would not be shown with its other answers, such as a value of an
 * alternative that is not chosen; reported before the import.
 * @param shown the part of its answers that is shown
 */
export function unshownIn(
  { answers, base, changed, places: pointers }: Omit<ImportedWorkbook, 'problems'>,
  shown: unknown,
): SheetProblem[] {
  return changed.flatMap(({ pointer, label }) => {
    const value = valueAt(answers, pointer)
    const kept = value === undefined ? {} : keptAside(value, valueAt(shown, pointer))
    return Object.keys(kept).flatMap((at): SheetProblem[] => {
      if (equal(kept[at], valueAt(base, pointer + at))) return []
      return [{ code: 'not-shown', ...pointers.get(pointer + at), params: { label } }]
    })
  })
}
