import { impactOn, ImpactTotal } from '@formwright/authoring'
import type { ImpactRow, ImpactTotals } from '@formwright/authoring'
import { isVersion, namedEdition, resolveYears } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { UnusableInput } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import type { UnusableFile } from '../report/unusable.ts'
import { readAnswersFile, editionStated } from './answers-file.ts'

/** What files are tried with: both definitions, and those of the editions between them. */
export interface ImpactTask {
  readonly before: FormBundle
  readonly after: FormBundle
  readonly between: readonly FormBundle[]
}

/** What is said of some files. */
export interface ImpactBatch {
  readonly totals: ImpactTotals
  /** Rows of the applications for which something would change. */
  readonly rows: readonly ImpactRow[]
  readonly unusable: readonly UnusableFile[]
  /** How many files were filled in with another version of their edition than the one at hand. */
  readonly otherVersion: number
}

/** Tries definitions on files, some at a time. */
export function impactOfFiles(task: ImpactTask): (files: readonly string[]) => Promise<ImpactBatch> {
  const [before, after, ...between] = [task.before, task.after, ...task.between].map((bundle) =>
    compileForm(bundle),
  ) as [Form, Form, ...Form[]]
  return async (files) => {
    const total = new ImpactTotal()
    const rows: ImpactRow[] = []
    const unusable: UnusableFile[] = []
    let otherVersion = 0
    for (const file of files) {
      try {
        const { answers, of } = await readAnswersFile(file, { quick: true })
        if (of && !isVersion(of, namedEdition(editionStated(file, of, [task.before])))) otherVersion++
        const stored = { id: file, answers: resolveYears(task.before, answers) }
        const row = impactOn(before, after, stored, between)
        total.add(row)
        if (row.appearing.length + row.vanishing.length + row.eligibility.length + row.lost.length > 0)
          rows.push(row)
      } catch (error) {
        if (!(error instanceof UnusableInput)) throw error
        // a thread sends what an error holds, and not the error
        unusable.push({ ...error, file })
      }
    }
    return { totals: total.toJSON(), rows, unusable, otherVersion }
  }
}
