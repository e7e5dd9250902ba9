import { explainNote, importSchema, lint } from '@formwright/authoring'
import { DEFAULT_LANGUAGE, explain, isObject, parseForm } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { readJsonFile } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'

interface Sources {
  readonly id: string
  readonly year: number
  readonly from: string
  readonly ui: string | undefined
  readonly data: string | undefined
}

interface ImportedForm {
  readonly files: FileMap
  /** What differs from the imported files, for machines. */
  readonly notes: readonly object[]
  /** Says it to people. */
  readonly report: () => void
}

/**
 * The files of a form made of a JSON Schema. `undefined` when they would not lint: the problems were told
 * then.
 * @throws UnusableInput naming file, line and column
 */
export async function importedForm(sources: Sources, output: Output): Promise<ImportedForm | undefined> {
  const { id, year, from, ui, data } = sources
  const { language } = output
  const schema = await readJsonFile(from)
  if (!isObject(schema)) {
    const detail = Array.isArray(schema) ? 'array' : schema === null ? 'null' : typeof schema
    refuse('not-schema', { file: from, detail }, [], output)
    return undefined
  }
  const { files, notes } = importSchema(schema, {
    id,
    edition: String(year),
    title: say('imported-title', language),
    agency: say('imported-agency', language),
    fieldTypes,
    ...(language === DEFAULT_LANGUAGE ? {} : { language }),
    ...(ui === undefined ? {} : { ui: await readJsonFile(ui) }),
    ...(data === undefined ? {} : { data: await readJsonFile(data) }),
  })
  const errors = lint(parseForm(files), fieldTypes).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const lines = errors.map(
      (problem) => `${problem.file}:${problem.line} ${explain(problem, language).says}`,
    )
    refuse('not-importable', { file: from, count: errors.length }, lines, output)
    return undefined
  }
  const problems = notes.map((note) => ({
    file: note.file === 'ui' ? (ui ?? from) : from,
    pointer: note.pointer,
    code: note.code,
    says: explainNote(note, language),
  }))
  const report = () => {
    if (problems.length > 0) output.line(say('import-notes', language, { count: problems.length }))
    for (const { file, pointer, says } of problems)
      output.line(`  ${file}${pointer === '' ? '' : `#${pointer}`}  ${says}`)
  }
  return { files, notes: problems, report }
}

function refuse(
  reason: 'not-schema' | 'not-importable',
  values: Record<string, string | number>,
  lines: readonly string[],
  output: Output,
): void {
  const message = say(reason, output.language, values)
  output.error([message, ...lines.map((line) => `  ${line}`)].join('\n'))
  output.json({ error: { reason, message, details: lines, ...values } })
}
