import type { Attachments } from './attachments.ts'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import type { Conditions } from './conditions.ts'
import type { JudgedRows } from './judged-rows.ts'

/** What a run of the checks shares. */
export interface Run {
  /** The answers as they are shown: what is hidden is not there. */
  answers: unknown
  /** The answers as they stand in the document. */
  document: unknown
  readonly wording: Wording
  /** Code of the region that the application is of, where there is one. */
  readonly region: string | undefined
  readonly attachments: Attachments
  /** What is missing is not looked for. */
  readonly filledOnly: boolean
  /** Which findings are said, where not all are. */
  readonly isSaid: ((finding: Finding) => boolean) | undefined
  /** Cells that are filled in later: they are not missed. */
  readonly later: ReadonlySet<string>
  /** 1 where a cell is filled, by the cell's number. */
  readonly filled: Uint8Array
  /** 1 where a cell counts towards progress, by the cell's number. */
  readonly wanted: Uint8Array
  /** 1 where a rule could not say anything yet, by the check's number. */
  readonly pending: Uint8Array
  /** What rules over rows said of each row, by the check's number. */
  readonly judged: Map<number, JudgedRows>
}

/**
 * One thing that is looked at on its own: a cell, a group, a proof, a rule. It runs again only when what it
 * reads changes.
 */
export interface Check {
  readonly reads: ReadonlySet<string>
  /** Place in form order; checks run in this order, so findings need no sorting. */
  readonly order: number
  readonly run: (run: Run, number: number) => readonly Finding[]
  /**
   * As `run`, after changes at these pointers, for a check of many rows that can look at those which they
   * concern alone.
   */
  readonly rerun?: (run: Run, number: number, changed: readonly string[]) => readonly Finding[]
}

/**
 * A check that says nothing while the conditions of the edition hide its place; of places in rows, of the
 * rows in which they are hidden.
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
