import type { Judged, Position } from '@formwright/rules'
import type { Finding } from '../findings/finding.ts'
import type { Check, Run } from './check.ts'
import { JudgedRows } from './judged-rows.ts'

/** The state per row, and the finding about it. */
interface OfRows<T extends Judged> {
  readonly evaluateWhere: (run: Run, where: Position) => readonly T[]
  /** The rows that changes at pointers affect. */
  readonly concernedBy: (changed: readonly string[]) => readonly Position[]
  readonly findingOf: (judged: T, run: Run) => Finding | undefined
}

/** Runs a check over rows: after a change only the affected rows are evaluated again. */
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
