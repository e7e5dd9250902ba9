import type { Judged, Position } from '@formwright/rules'
import type { Finding } from '../findings/finding.ts'
import type { Check, Run } from './check.ts'
import { JudgedRows } from './judged-rows.ts'

/** What is worked out for each row, and what is said of it. */
interface OfRows<T extends Judged> {
  readonly evaluateWhere: (run: Run, where: Position) => readonly T[]
  /** The rows that changes at pointers concern. */
  readonly concernedBy: (changed: readonly string[]) => readonly Position[]
  readonly findingOf: (judged: T, run: Run) => Finding | undefined
}

/** How a check of many rows runs: after a change the rows are judged again that it concerns. */
export function byRow<T extends Judged>({
  evaluateWhere,
  concernedBy,
  findingOf,
}: OfRows<T>): Required<Pick<Check, 'run' | 'rerun'>> {
  const judge = (run: Run, number: number, positions: readonly Position[]) => {
    let rows = run.judged.get(number)
    if (!rows) run.judged.set(number, (rows = new JudgedRows()))
    for (const where of positions)
      rows.take(where, evaluateWhere(run, where), (judged) => findingOf(judged, run))
    run.pending[number] = rows.isPending ? 1 : 0
    return rows.findings
  }
  return {
    run: (run, number) => judge(run, number, [EVERYWHERE]),
    rerun: (run, number, changed) => judge(run, number, concernedBy(changed)),
  }
}

const EVERYWHERE: Position = new Map()
