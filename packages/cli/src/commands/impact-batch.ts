import { impactOn, ImpactTotal } from '@formwright/authoring'
import type { ImpactRow, ImpactTotals } from '@formwright/authoring'
import { isVersion, namedEdition, resolveYears } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { UnusableInput } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import type { UnusableFile } from '../report/unusable.ts'
import { readAnswersFile, editionStated } from './answers-file.ts'

/** The definitions to compare, and the editions between them. */
export interface ImpactTask {
  readonly before: FormBundle
  readonly after: FormBundle
  readonly between: readonly FormBundle[]
}

/** The result for some files. */
export interface ImpactBatch {
  readonly totals: ImpactTotals
  /** Rows of the affected applications. */
  readonly rows: readonly ImpactRow[]
  readonly unusable: readonly UnusableFile[]
  /** Number of files of another version of their edition than the available one. */
  readonly otherVersion: number
}

/** Tests definitions on batches of files. */
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
        // only the properties of an error are passed between threads
        unusable.push({ ...error, file })
      }
    }
    return { totals: total.toJSON(), rows, unusable, otherVersion }
  }
}
