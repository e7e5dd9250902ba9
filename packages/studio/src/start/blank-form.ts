import { startForm, workflowOf } from '@formwright/authoring'
import { ATTACHMENTS, below, DEFAULT_LANGUAGE, DIALECT, languageOf, LISTS } from '@formwright/definition'
import type { FileMap, Language, PaperCell } from '@formwright/definition'
import { layoutFile } from '../document/json-layout.ts'
import { withChanges } from '../document/file-edits.ts'
import { act } from '../edits/act.ts'
import type { Act } from '../edits/act.ts'
import { addField } from '../edits/add-field.ts'
import { addPart, emptyPart } from '../edits/parts.ts'
import { formText } from '../kinds/form-text.ts'
import { keyOf } from '../kinds/key-of.ts'
import { modelOf, partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** The data of a new form, before it has fields. */
export interface FormFacts {
  /** Identifier of the form in addresses and file names. */
  readonly id: string
  readonly year: number
  readonly title: string
  /** The issuing agency. */
  readonly agency: string
  readonly language?: Language
  /**
   * It is printed, signed and, where usual, sealed after submission: a last part has the fields for that, and
   * for the scans.
   */
  readonly signed?: boolean
}

/** An empty form with default roles and workflow, and its parts without fields. */
export function blankForm(facts: FormFacts, parts: readonly string[]): FileMap {
  const files = emptyForm(facts, parts)
  return facts.signed ? withSignatureFields(files, String(facts.year)) : files
}

function withSignatureFields(files: FileMap, edition: string): FileMap {
  let now = files
  const change = (made: (model: StudioModel) => Act) => {
    now = withChanges(now, made(modelOf(now, edition)!).changes)
  }
  const { form } = modelOf(files, edition)!.bundle
  change((model) => addPart(model, formText(form, 'sign-part')))
  const { key } = modelOf(now, edition)!.loaded.parts.at(-1)!
  const kinds = SIGNED.filter(([, label]) => formText(form, label) !== '')
  for (const [kind, label] of kinds)
    change((model) => addField(model, { part: key, kind, label: formText(form, label) }))
  if (isSealed(languageOf(form))) change((model) => dateBelowSeal(model, key))
  return now
}

/** Whether forms in a language are sealed, judged by whether it has words for that. */
export function isSealed(language: Language): boolean {
  return formText({ language }, 'sign-seal') !== ''
}

/** Puts the date at the bottom of the seal's cell on paper, as in official documents. */
function dateBelowSeal(model: StudioModel, part: string): Act {
  const { file } = partOf(model, part).files.paper!
  return act(model, { name: 'set-cell' }, (edits) => {
    const json = edits.json(file)
    const last = SIGNED.length - 1
    const date = json.get(`/blocks/0/rows/${last}/1`) as PaperCell
    json.set(`/blocks/0/rows/${last}`, [{ ...date, align: 'right', joined: true }])
    json.set(`/blocks/0/rows/${last - 1}/0/rows`, 2)
  })
}

/** The years of a new form, relative to its own: usually the last three. */
const LAST_YEARS = [3, 2, 1]

/** The fields of the signature part: kind and label; the label is empty in languages without the custom. */
const SIGNED = [
  ['signature', 'sign-hand'],
  ['seal', 'sign-seal'],
  ['date', 'sign-date'],
] as const

function emptyForm(
  { id, year, title, agency, language = DEFAULT_LANGUAGE }: FormFacts,
  parts: readonly string[],
): FileMap {
  const started = startForm(id, year, language)
  const keys: string[] = []
  for (const part of parts) keys.push(keyOf(part, keys))
  const read = (path: string) => JSON.parse(started.get(path)!) as Record<string, unknown>
  const form = read('form.json')
  const { summary: _, ...facts } = form
  const pointers = [...keys.map((key) => below('', key)), ATTACHMENTS, LISTS]
  const { instructions: _words, ...edition } = read(`${year}/edition.json`)
  const files: Record<string, object> = {
    'form.json': {
      ...facts,
      title,
      agency,
      ...workflowOf('recommend', pointers, language),
    },
    [`${year}/edition.json`]: { ...edition, years: { report: LAST_YEARS.map((n) => year - n) }, params: {} },
    [`${year}/answers/sample.json`]: Object.fromEntries(keys.map((key) => [key, {}])),
  }
  for (const [index, key] of keys.entries()) {
    const folder = `${year}/parts/${index + 1}-${key}`
    const { schema, ...others } = emptyPart(parts[index]!)
    for (const [kind, content] of Object.entries({ schema: { $schema: DIALECT, ...schema }, ...others }))
      files[`${folder}/${kind}.json`] = content
  }
  const written = Object.entries(files).map(([path, json]) => [path, layoutFile(json)] as const)
  return new Map([...written, ['README.md', started.get('README.md')!.replace(/^#.*$/m, `# ${title}`)]])
}
