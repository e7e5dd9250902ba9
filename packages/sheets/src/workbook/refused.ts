import type { Finding } from '@formwright/engine'
import type { SheetProblem } from '../problems/problems.ts'
import type { ImportedWorkbook } from './read.ts'

/**
 * What a workbook holds that cannot stand where it would go, with the cell where it stands: to be told before
 * anything is taken over.
 * @param findings about the answers of the workbook
 */
export function refusedIn(
  { places }: Pick<ImportedWorkbook, 'places'>,
  findings: readonly Finding[],
): SheetProblem[] {
  return findings.flatMap(({ kind, pointer, message }) => {
    const place = kind === 'format' || kind === 'length' ? places.get(pointer) : undefined
    return place ? [{ code: 'refused' as const, ...place, params: { message } }] : []
  })
}
