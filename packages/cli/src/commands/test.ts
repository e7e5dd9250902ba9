import { joinList } from '@formwright/definition'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { computedSamples, coverageOf, draftCases, runCases } from '@formwright/authoring'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'
import { fileOnDisk, writeOut } from '../write-out.ts'
import { usableEdition } from './edition.ts'
import type { UsableEdition } from './edition.ts'

/**
 * `formwright test <edition>`: runs the cases of a definition; with `--write` drafts those that are missing
 * first, and fills in what rules work out in samples.
 */
export async function test(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const path = args[0]!
  const edition = await usableEdition(path, output)
  if (!edition) return 2
  if (options.write !== true) return testEdition(edition, output)
  // draft cases on samples with all computed values
  await writeFiles(computedSamples(edition.read, edition.form, isMissing), edition, path, output)
  const filled = await usableEdition(path, output)
  if (!filled) return 2
  await writeDrafts(filled, path, output)
  const again = await usableEdition(path, output)
  return again ? testEdition(again, output) : 2
}

/** Values in a sample may be wrong on purpose, so only missing ones are filled in. */
const isMissing = (_pointer: string, held: unknown) => held === undefined

async function writeFiles(
  files: ReadonlyMap<string, string>,
  { read }: UsableEdition,
  path: string,
  output: Output,
): Promise<void> {
  for (const [file, text] of files) {
    const target = fileOnDisk(path, read.root, file)
    await mkdir(dirname(target), { recursive: true })
    await writeOut(target, text, output.language)
    output.line(say('written', output.language, { path: target }))
  }
}

async function writeDrafts(edition: UsableEdition, path: string, output: Output): Promise<void> {
  const { files, drafted, undrafted } = draftCases(edition.read, edition.form)
  await writeFiles(files, edition, path, output)
  output.line(
    drafted > 0
      ? output.paint.yellow(say('drafted', output.language, { count: drafted }))
      : say('nothing-drafted', output.language),
  )
  if (undrafted.length === 0) return
  const rules = joinList(
    undrafted.map(({ id, outcome }) => `${id}${outcome === 'passes' ? ' ✔' : ' ✖'}`),
    output.language,
  )
  output.line(output.paint.yellow(say('undrafted', output.language, { rules })))
}

export function testEdition({ read, bundle, form }: UsableEdition, output: Output): ExitCode {
  const { results, problems } = runCases(read, form)
  const passed = results.filter((result) => result.passed).length
  const coverage = coverageOf(read, form)
  const rules = bundle.rules.filter((rule) => rule.check !== undefined)
  printProblems(problems, read.root, output)
  const verdict = problems.length === 0 ? output.paint.green('✔') : output.paint.red('✖')
  output.line(`${verdict} ${say('cases-passed', output.language, { passed, count: results.length })}`)
  const counts = { rules: rules.length, passed: coverage.passed.size, broken: coverage.broken.size }
  output.line(`  ${say('coverage', output.language, counts)}`)
  output.json({
    cases: results,
    problems: problemsJson(problems, output),
    coverage: { rules: rules.length, passed: [...coverage.passed], broken: [...coverage.broken] },
  })
  return problems.length === 0 ? 0 : 1
}
