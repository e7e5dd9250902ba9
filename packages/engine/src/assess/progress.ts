import { valueAt } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'
import { countFindings } from '../findings/finding.ts'
import { isMissing } from '../findings/missing.ts'
import { progressInside } from './progress-inside.ts'
import type { Results } from './run-checks.ts'

/** Progress of one part. */
export interface PartProgress {
  readonly part: string
  readonly title: string
  /** Number of required cells that are filled, and the total: those and the missing ones. */
  readonly filled: number
  readonly required: number
  readonly errors: number
  /** Number of errors about missing values. */
  readonly missing: number
  readonly warnings: number
}

export interface Progress {
  readonly filled: number
  /** Counts of filled and missing cells; the single definition of “still to be filled in”. */
  readonly required: number
  readonly errors: number
  /** Number of errors about missing values. */
  readonly missing: number
  readonly warnings: number
  /**
   * Whether there are no errors, so that the declaration may be submitted, with a reason for each warning.
   */
  readonly ready: boolean
  readonly parts: readonly PartProgress[]
}

/** Counts cells, including those in rows, and findings by part. */
export function progressOf(form: CompiledForm, { run, findings }: Results): Progress {
  const counts = new Map(
    form.bundle.parts.map(({ key, title }) => [
      key,
      { part: key, title, required: 0, filled: 0, errors: 0, missing: 0, warnings: 0 },
    ]),
  )
  const total = { required: 0, filled: 0, errors: 0, missing: 0, warnings: 0 }
  const countsOf = (part: string) => [total, counts.get(part)].filter((count) => count !== undefined)
  form.plan.cells.forEach((cell, number) => {
    if (run.wanted[number] && run.filled[number]) for (const count of countsOf(cell.part)) count.filled++
  })
  const inside = progressInside(form)
  for (const node of inside.holders) {
    const { filled } = inside.ofHolder(node, valueAt(run.answers, node.pointer), run.answers)
    for (const count of countsOf(node.part)) count.filled += filled
  }
  for (const group of inside.wantedGroups)
    if (inside.isFilledGroup(group, run.answers)) for (const count of countsOf(group.part)) count.filled++
  for (const finding of findings.flat()) {
    const number = countFindings([finding])
    for (const count of countsOf(finding.part)) {
      count[finding.severity === 'error' ? 'errors' : 'warnings'] += number
      if (isMissing(finding, run.answers)) count.missing += number
    }
  }
  for (const count of [total, ...counts.values()]) count.required = count.filled + count.missing
  return { ...total, ready: total.errors === 0, parts: [...counts.values()] }
}
