import { explainNote, importSchema, lint, namesOfImported, schemaLanguage } from '@formwright/authoring'
import {
  DEFAULT_LANGUAGE,
  explain,
  isObject,
  languageName,
  parseForm,
  productLanguage,
} from '@formwright/definition'
import type { FileMap, Language } from '@formwright/definition'
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
  /** Requested language of the form; default: that of the schema. */
  readonly requestedLanguage: Language | undefined
}

interface ImportedForm {
  readonly files: FileMap
  /** Differences to the imported files, for `--json`. */
  readonly notes: readonly object[]
  /** Number of problems in the form that have to be fixed by hand. */
  readonly errors: number
  /** Prints it for people. */
  readonly report: () => void
}

/**
 * The files of a form made from a JSON Schema; `undefined` if that fails, which is reported.
 * @throws UnusableInput naming file, line and column
 */
export async function importedForm(sources: Sources, output: Output): Promise<ImportedForm | undefined> {
  const { id, year, from, ui, data, requestedLanguage } = sources
  const { language } = output
  const rounded: {
    readonly file: string
    readonly pointer: string
    readonly code: string
    readonly says: string
  }[] = []
  const read = (file: string) =>
    readJsonFile(file, {
      onRounded: (numbers) =>
        rounded.push(
          ...numbers.map(({ pointer, params }) => {
            const code = 'number-rounded'
            const { says, advice } = explain({ code, params }, language)
            return { file, pointer, code, says: `${says}\n    ${advice}` }
          }),
        ),
    })
  const schema = await read(from)
  if (!isObject(schema)) {
    const detail = Array.isArray(schema) ? 'array' : schema === null ? 'null' : typeof schema
    const message = say('not-schema', language, { file: from, detail })
    output.error(message)
    output.json({ error: { reason: 'not-schema', message, file: from, detail } })
    return undefined
  }
  const own = requestedLanguage ?? schemaLanguage(schema) ?? DEFAULT_LANGUAGE
  const { files, notes } = importSchema(schema, {
    id,
    edition: String(year),
    ...namesOfImported(own),
    fieldTypes,
    ...(own === DEFAULT_LANGUAGE ? {} : { language: own }),
    ...(ui === undefined ? {} : { ui: await read(ui) }),
    ...(data === undefined ? {} : { data: await read(data) }),
  })
  const errors = lint(parseForm(files), fieldTypes).filter(({ severity }) => severity === 'error')
  const differing = notes.map((note) => ({
    file: { schema: from, ui: ui ?? from, data: data ?? from }[note.file],
    pointer: note.pointer,
    code: note.code,
    says: explainNote(note, language),
  }))
  const problems = [...rounded, ...differing]
  const report = () => {
    if (requestedLanguage === undefined) {
      const name = languageName(own, productLanguage(language))
      output.line(say('language-found', language, { language: name }))
    }
    if (errors.length > 0) output.error(say('to-be-mended', language, { count: errors.length }))
    for (const problem of errors) {
      const { says, advice } = explain(problem, language)
      output.error(`  ${problem.file}:${problem.line} ${says}\n    ${advice}`)
    }
    if (problems.length > 0) output.line(say('import-notes', language, { count: problems.length }))
    for (const { file, pointer, says } of problems)
      output.line(`  ${file}${pointer === '' ? '' : `#${pointer}`}  ${says}`)
  }
  return { files, notes: problems, errors: errors.length, report }
}
