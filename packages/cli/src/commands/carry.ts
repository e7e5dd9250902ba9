import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { leftBehindJson, printLeftBehind } from '../report/left-behind.ts'
import { say } from '../texts.ts'
import { writeOut } from '../write-out.ts'
import { answersForFile, answersOf, answersFileText } from './answers-file.ts'
import { carriedInto, usableEditions } from './edition.ts'

/**
 * `formwright carry <from> <to> <answers>`: answers of one edition in another, as JSON to standard output or
 * `--out`; what was left behind is named. Exit 1 when something was.
 */
export async function carryCommand(
  output: Output,
  [from = '', to = '', file = '']: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const editions = await usableEditions([from, to], output)
  if (!editions) return 2
  const [before, after] = editions
  const names = { from: before.bundle.edition.edition, to: after.bundle.edition.edition }
  const isSameForm = before.bundle.form.id === after.bundle.form.id
  if (isSameForm && names.to < names.from) output.error(say('carry-back', output.language, names))
  const carried = carriedInto(after, before.bundle, await answersOf(file, before.bundle, output))
  const text = answersFileText(carried.answers, after.bundle)
  if (typeof options.out === 'string') {
    await writeOut(options.out, text, output.language)
    output.line(
      say('carried', output.language, { path: options.out, count: Object.keys(carried.origins).length }),
    )
  } else output.line(text.trimEnd())
  const forms = [before.bundle, after.bundle]
  printLeftBehind(carried, output, forms)
  output.json({
    ...carried,
    answers: answersForFile(carried.answers, after.bundle),
    left: leftBehindJson(carried, output, forms),
  })
  return carried.left.length > 0 ? 1 : 0
}
