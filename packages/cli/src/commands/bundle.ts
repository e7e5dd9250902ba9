import { publishable } from '@formwright/authoring'
import { hasErrors } from '@formwright/definition'
import { precompile } from '@formwright/engine/precompile'
import { fieldTypes } from '@formwright/fields'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'
import { writeOut } from '../write-out.ts'
import { inRegion, usableEdition } from './edition.ts'

/**
 * `formwright bundle <edition>`: one JSON file, every `$ref` inlined; and its validators as a module. A
 * definition that could not be published (a linter's error, a case that fails) is refused unless `--draft`.
 */
export async function bundle(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const found = await usableEdition(args[0]!, output)
  if (!found) return 2
  const edition = inRegion(found, options.region, output)
  if (!edition) return 2
  const { out, validators, draft } = options as { out?: string; validators?: string; draft?: boolean }
  const problems = draft ? [] : publishable(edition.read, fieldTypes)
  if (hasErrors(problems)) {
    printProblems(problems, edition.read.root, output)
    output.error(say('not-publishable', output.language))
    output.json({ problems: problemsJson(problems, output) })
    return 1
  }
  if (validators !== undefined) {
    await writeOut(validators, precompile(edition.bundle), output.language)
    output.error(say('written', output.language, { path: validators }))
  }
  if (out === undefined) output.data(`${JSON.stringify(edition.bundle, null, output.isJson ? 0 : 2)}\n`)
  else {
    await writeOut(out, `${JSON.stringify(edition.bundle)}\n`, output.language)
    output.error(say('written', output.language, { path: out }))
    output.json({ file: out, digest: edition.bundle.digest })
  }
  return 0
}
