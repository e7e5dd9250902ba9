import { valueAt } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'
import { countFindings } from '../findings/finding.ts'
import { isMissing } from '../findings/missing.ts'
import { progressInside } from './progress-inside.ts'
import type { Results } from './run-checks.ts'

/** How far one part is. */
export interface PartProgress {
  readonly part: string
  readonly title: string
  /** Cells that must be filled. */
  readonly required: number
  readonly filled: number
  readonly errors: number
  /** Of the errors, those that say that something is not filled in. */
  readonly missing: number
  readonly warnings: number
}

export interface Progress {
  readonly required: number
  readonly filled: number
  readonly errors: number
  /** Of the errors, those that say that something is not filled in. */
  readonly missing: number
  readonly warnings: number
  /** No error is left: the declaration may be submitted, with a reason for each warning. */
  readonly ready: boolean
  readonly parts: readonly PartProgress[]
}

/** Counts cells, those in rows among them, and findings by part. */
export function progressOf(form: CompiledForm, { run, findings }: Results): Progress {
  const counts = new Map(
    form.bundle.parts.map(({ key, title }) => [
      key,
      { part: key, title, required: 0, filled: 0, errors: 0, missing: 0, warnings: 0 },
    ]),
  )
  const total = { required: 0, filled: 0, errors: 0, missing: 0, warnings: 0 }
  form.plan.cells.forEach((cell, number) => {
    if (!run.wanted[number]) return
    for (const count of [total, counts.get(cell.part)]) {
      if (!count) continue
      count.required++
      if (run.filled[number]) count.filled++
    }
  })
  const inside = progressInside(form)
  for (const node of inside.holders) {
    const { required, filled } = inside.ofHolder(node, valueAt(run.answers, node.pointer), run.answers)
    for (const count of [total, counts.get(node.part)]) {
      if (!count) continue
      count.required += required
      count.filled += filled
    }
  }
  for (const finding of findings.flat()) {
    for (const count of [total, counts.get(finding.part)]) {
      if (!count) continue
      const number = countFindings([finding])
      count[finding.severity === 'error' ? 'errors' : 'warnings'] += number
      if (isMissing(finding, run.answers)) count.missing += number
    }
  }
  return { ...total, ready: total.errors === 0, parts: [...counts.values()] }
}
