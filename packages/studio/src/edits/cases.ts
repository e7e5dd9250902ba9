import { draftCases, draftNames, foundInCases } from '@formwright/authoring'
import { fileInfo, isWithin, parseForm } from '@formwright/definition'
import type { FoundInCase } from '@formwright/authoring'
import type { Json } from '@formwright/definition'
import { equal } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { layoutFile } from '../document/json-layout.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** A case as it is written. */
export interface WrittenCase {
  readonly name: string
  readonly set?: Readonly<Record<string, Json>>
  readonly remove?: readonly string[]
  readonly expect: readonly { readonly code: string; readonly pointer: string; readonly severity?: string }[]
}

interface CaseFile {
  readonly base: string
  readonly region?: string
  readonly cases: readonly WrittenCase[]
}

/** A case with where it stands: its file, its pointer there, and the sample that it changes. */
export interface PlacedCase extends Written {
  readonly base: string
  readonly case: WrittenCase
}

/** The files of cases of an edition. */
export function caseFiles(model: StudioModel): { readonly file: string; readonly value: CaseFile }[] {
  return [...model.loaded.sources]
    .filter(([file]) => fileInfo(file).kind === 'cases')
    .map(([file, { value }]) => ({ file, value: value as CaseFile }))
}

/** The cases that show a rule: those that expect it, and those that were drafted for it. */
export function casesOfRule(model: StudioModel, id: string): PlacedCase[] {
  const drafted = Object.values(draftNames(model.bundle.form, id))
  return caseFiles(model).flatMap(({ file, value }) =>
    value.cases.flatMap((one, index) =>
      one.expect.some(({ code }) => code === id) || drafted.includes(one.name)
        ? [{ file, pointer: `/cases/${index}`, base: value.base, case: one }]
        : [],
    ),
  )
}

/**
 * Keeps a passing and a breaking case for a rule: those drafted before, and not looked through since, are
 * drafted anew. Drafts for other rules expect what the rule finds in them as well.
 * @param form the edition of the model, compiled
 */
export function draftRuleCases(model: StudioModel, id: string, form: Form): Act {
  const names = Object.values(draftNames(model.bundle.form, id))
  return act(model, { name: 'draft-cases', values: { id } }, (edits) => {
    for (const { file, value } of caseFiles(model)) {
      const old = value.cases.flatMap(({ name }, index) => (names.includes(name) ? [index] : []))
      if (old.length === value.cases.length) edits.remove(file)
      else for (const index of old.reverse()) edits.json(file).remove(`/cases/${index}`)
    }
    const now = parseForm(withChanges(model.files, edits.changes()), model.edition)
    const { files } = draftCases(now, form, { ids: new Set([id]) })
    for (const [path, text] of files) keep(model, edits, path, JSON.parse(text) as CaseFile)
    const then = parseForm(withChanges(model.files, edits.changes()), model.edition)
    for (const found of foundInCases(then, form)) if (found.isDraft) expectNow(edits, found)
  })
}

function expectNow(edits: FileEdits, { file, pointer, expect }: FoundInCase): void {
  const json = edits.json(file)
  const at = `${pointer}/expect`
  if (!equal(json.get(at), expect)) json.set(at, expect)
}

/**
 * Makes a case expect what the rules find in it by now.
 * @param form the edition of the model, compiled
 */
export function acceptCase(model: StudioModel, { file, pointer }: Written, form: Form): Act {
  return act(model, { name: 'change-case' }, (edits) => {
    const found = foundInCases(model.loaded, form).find(
      (one) => one.file === file && isWithin(pointer, one.pointer),
    )
    if (found) expectNow(edits, found)
  })
}

/** Drafted cases go to those of the same part that change the same sample, if there are any. */
function keep(model: StudioModel, edits: FileEdits, path: string, drafted: CaseFile): void {
  const beside = caseFiles(model).find(
    ({ file, value }) =>
      fileInfo(path).kind === 'cases' &&
      fileInfo(file).folder === fileInfo(path).folder &&
      value.base === drafted.base &&
      value.region === undefined &&
      edits.text(file) !== undefined,
  )
  if (!beside) return edits.write(path, layoutFile(drafted))
  const json = edits.json(beside.file)
  for (const one of drafted.cases)
    json.insert('/cases', (json.get('/cases') as readonly unknown[]).length, one)
}

/** Changes a case: its name, the answers that it sets, the findings that it expects. */
export function changeCase(
  model: StudioModel,
  { file, pointer }: Written,
  change: Partial<WrittenCase>,
): Act {
  return act(model, { name: 'change-case' }, (edits) => {
    for (const [key, value] of Object.entries(change)) edits.json(file).set(`${pointer}/${key}`, value)
  })
}

/** Takes a case away, and its file with the last one. */
export function removeCase(model: StudioModel, { file, pointer }: Written): Act {
  return act(model, { name: 'remove-case' }, (edits) => {
    const json = edits.json(file)
    if ((json.get('/cases') as readonly unknown[]).length === 1) edits.remove(file)
    else json.remove(pointer)
  })
}
