import { hasErrors } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import type { ReadForm } from '@formwright/definition/node'
import { lint } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'

/** An edition that answers can be assessed with. */
export interface UsableEdition {
  readonly read: ReadForm
  readonly bundle: FormBundle
  readonly form: Form
}

/** Reads an edition and compiles it; what stands in the way is reported, and the result is `undefined`. */
export async function usableEdition(path: string, output: Output): Promise<UsableEdition | undefined> {
  const read = await readForm(path)
  const form = read.bundle && compileForm(read.bundle)
  if (read.bundle && form && form.problems.length === 0) return { read, bundle: read.bundle, form }
  const problems = hasErrors(read.problems) ? read.problems : lint(read, fieldTypes)
  printProblems(problems, read.root, output)
  const message = say('definition-unusable', output.language, { edition: path })
  output.error(message)
  output.json({
    error: { file: path, reason: 'definition', message },
    problems: problemsJson(problems, output),
  })
  return undefined
}
