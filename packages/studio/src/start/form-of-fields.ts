import { languageOf, parseForm } from '@formwright/definition'
import type { FileMap, Language } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import { addField } from '../edits/add-field.ts'
import { setBound } from '../edits/bounds.ts'
import { modelOf } from '../model/studio-model.ts'
import { blankForm } from './blank-form.ts'
import type { FormFacts } from './blank-form.ts'
import { isText } from './field-list-row.ts'
import type { ListedField } from './field-list-row.ts'
import { listColumns, optionsTitled, rowsOf } from './list-columns.ts'

/** A form with the fields of a list, part by part in the order of the list. */
export function formOfFields(facts: FormFacts, fields: readonly ListedField[]): FileMap {
  const titles = [...new Set(fields.map(({ part }) => part || facts.title))]
  const edition = String(facts.year)
  // a list with its own signature fields needs no signature part
  const isSigned = fields.some(({ kind }) => SIGNED.has(kind.name))
  let files = blankForm({ ...facts, signed: facts.signed === true && !isSigned }, titles)
  let loaded = parseForm(files, edition)
  const keys = loaded.parts.map(({ key }) => key)
  const model = () => modelOf(files, edition, (loaded = parseForm(files, edition, loaded)))!
  for (const field of fields) {
    const { form } = model().bundle
    const part = keys[titles.indexOf(field.part || facts.title)]!
    const { label, kind, required, columns, minimum } = field
    const table = kind.name === 'rows' && columns.length > 0 ? rowsOf(columns, form) : undefined
    const own = { ...ownSchema(field, languageOf(form)), ...(table ? { items: table.items } : {}) }
    const sample = table ? { sample: table.sample } : sampleText(field)
    const added = addField(model(), { part, kind: kind.name, label, required, own, ...sample })
    files = withChanges(files, added.changes)
    if (minimum !== undefined && added.select !== undefined) {
      const least = Number.isFinite(minimum) ? minimum : undefined
      files = withChanges(files, setBound(model(), added.select, 'minimum', least).changes)
    }
  }
  return files
}

/** Kinds of fields that are signed or sealed. */
const SIGNED: ReadonlySet<string> = new Set(['signature', 'seal'])

/** In the samples of a new form, texts contain their label; the default sample of a kind says nothing. */
function sampleText({ kind, label, limit = Number.POSITIVE_INFINITY }: ListedField): { sample?: string } {
  return isText(kind) && label.length <= limit ? { sample: label } : {}
}

function ownSchema({ kind, unit, limit, options, columns, help }: ListedField, language: Language) {
  const written = optionsTitled(options)
  return {
    ...(help === '' ? {} : { description: help }),
    // without a unit in the list there is none, unless the kind always has one
    ...(unit !== '' ? { 'x-unit': unit } : kind.own?.['x-unit'] === undefined ? {} : { 'x-unit': 'any' }),
    ...(limit === undefined ? {} : { 'x-words': limit }),
    ...(kind.name === 'count-and-list' && columns.length > 0
      ? { 'x-list': { columns: listColumns(columns, language) } }
      : {}),
    ...(options.length === 0
      ? {}
      : kind.own?.items === undefined
        ? { oneOf: written }
        : { items: { type: 'string' as const, oneOf: written } }),
  }
}
