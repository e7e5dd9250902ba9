import type { Attachments } from './attachments.ts'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import type { Conditions } from './conditions.ts'
import type { JudgedRows } from './judged-rows.ts'

/** State shared by the checks of a run. */
export interface Run {
  /** The shown answers, without hidden ones. */
  answers: unknown
  /** The shown answers, with what formulas give in cells that are empty. */
  readonly settled: () => unknown
  /** The document's full answers. */
  document: unknown
  readonly wording: Wording
  /** Region code of the application, if it has one. */
  readonly region: string | undefined
  readonly attachments: Attachments
  /** Do not report missing values. */
  readonly filledOnly: boolean
  /** Filter of the reported findings, if there is one. */
  readonly isSaid: ((finding: Finding) => boolean) | undefined
  /** Cells that are filled in later and do not count as missing. */
  readonly later: ReadonlySet<string>
  /** By cell number: 1 if it is filled. */
  readonly filled: Uint8Array
  /** By cell number: 1 if it counts towards progress. */
  readonly wanted: Uint8Array
  /** By check number: 1 if a rule could not be evaluated yet. */
  readonly pending: Uint8Array
  /** By check number: results per row of rules over rows. */
  readonly judged: Map<number, JudgedRows>
}

/**
 * An independent check of a cell, group, proof or rule. It runs again only if something that it reads
 * changes.
 */
export interface Check {
  readonly reads: ReadonlySet<string>
  /** Position in form order; checks run in this order, so findings need no sorting. */
  readonly order: number
  readonly run: (run: Run, number: number) => readonly Finding[]
  /**
   * As `run`, after changes at these pointers, for a check over rows that can evaluate only the affected
   * ones.
   */
  readonly rerun?: (run: Run, number: number, changed: readonly string[]) => readonly Finding[]
}

/**
 * Wraps a check so that it reports nothing while conditions hide its node; in rows, for the rows in which it
 * is hidden.
 */
export function whileShown(check: Check, pointer: string, conditions: Conditions): Check {
  const conditional = conditions.readsOf(pointer)
  if (conditional.size === 0) return check
  const isShown = (at: string, { answers }: Run) =>
    conditions.at({ pointer: at, required: false }, answers).visible
  const isInRows = pointer.includes('/*')
  return {
    get reads() {
      return new Set([...check.reads, ...conditional])
    },
    order: check.order,
    run: (run, number) => {
      if (isInRows) return check.run(run, number).filter((finding) => isShown(finding.pointer, run))
      return isShown(pointer, run) ? check.run(run, number) : NO_FINDINGS
    },
  }
}
