import { equal, keptAside, valueAt } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import type { SheetProblem } from '../problems/problems.ts'
import type { ImportedWorkbook } from './read.ts'

/**
 * What a workbook holds that cannot stand where it would go, with the cell where it stands: to be told before
 * anything is taken over.
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
 * What was put into a workbook that is not shown with what is chosen there, such as a value of another
 * alternative: to be told before anything is taken over.
 * @param shown of its answers what is shown
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
