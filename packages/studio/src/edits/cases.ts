import { coverageOf, draftCases, draftNames, foundInCases } from '@formwright/authoring'
import { equal, fileInfo, isWithin } from '@formwright/definition'
import type { FoundInCase } from '@formwright/authoring'
import type { Json, Problem } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { layoutFile } from '../document/json-layout.ts'
import { formText } from '../kinds/form-text.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { codesInCase, differencesIn } from '../model/in-case.ts'
import { readEdition } from '../model/read-edition.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** A case as written in the file. */
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

/** A case with its file, pointer and the sample that it changes. */
export interface CaseInFile extends Written {
  readonly base: string
  readonly case: WrittenCase
}

/** A problem that may concern a case. */
export type CaseProblem = Pick<Problem, 'file' | 'pointer'> & Partial<Pick<Problem, 'code' | 'params'>>

/** Whether a problem is in a case. */
export function isOfCase(problem: Pick<Problem, 'file' | 'pointer'>, { file, pointer }: Written): boolean {
  return problem.file === file && isWithin(problem.pointer, pointer)
}

/**
 * The case files of an edition, with the path of their text, which problems refer to (it differs for
 * inherited files).
 */
export function caseFiles(model: StudioModel): { readonly file: string; readonly value: CaseFile }[] {
  return [...model.loaded.sources]
    .filter(([path]) => fileInfo(path).kind === 'cases')
    .map(([, { file, value }]) => ({ file, value: value as CaseFile }))
}

/**
 * The cases about a rule: those that expect it, those drafted for it, and those in which it is unexpectedly
 * reported.
 */
export function casesOfRule(
  model: StudioModel,
  id: string,
  problems: readonly CaseProblem[] = [],
): CaseInFile[] {
  const failed = problems.filter((problem) => codesInCase(problem).includes(id))
  return caseFiles(model).flatMap(({ file, value }) =>
    value.cases.flatMap((one, index) =>
      one.expect.some(({ code }) => code === id) ||
      isNamedAfter(one, id) ||
      failed.some((problem) => isOfCase(problem, { file, pointer: `/cases/${index}` }))
        ? [{ file, pointer: `/cases/${index}`, base: value.base, case: one }]
        : [],
    ),
  )
}

/** Whether the name of a case starts with the id of a rule, as names do by default. */
function isNamedAfter({ name }: WrittenCase, id: string): boolean {
  return name.startsWith(id) && !/^[\w-]/.test(name.slice(id.length))
}

/**
 * Saves what was tried on a rule as a case: the answers that differ from a sample (`undefined` for removed
 * ones), expecting all current findings.
 * @param form the compiled edition of the model
 */
export function keepTrial(
  model: StudioModel,
  { part, id }: { readonly part: string; readonly id: string },
  base: string,
  tried: Readonly<Record<string, Json | undefined>>,
  form: Form,
): Act {
  return act(model, { name: 'keep-trial', values: { id } }, (edits) => {
    const names = new Set(caseFiles(model).flatMap(({ value }) => value.cases.map(({ name }) => name)))
    const named = (number: number) =>
      formText(model.bundle.form, 'case', number === 1 ? id : `${id} ${number}`)
    let number = 1
    while (names.has(named(number))) number++
    const name = named(number)
    const { set, remove } = changesOfTrial(tried)
    const kept = {
      name,
      ...(Object.keys(set).length > 0 ? { set } : {}),
      ...(remove.length > 0 ? { remove } : {}),
      expect: [],
    }
    keep(model, edits, freeCasePath(model, part, base), { base, cases: [kept] })
    const now = readEdition(withChanges(model.files, edits.changes()), model.edition, model.loaded)
    for (const found of foundInCases(now, form)) if (found.name === name) expectNow(edits, found)
  })
}

/** Whether a case for what is being tried on a rule exists already. */
export function isTrialKept(
  model: StudioModel,
  id: string,
  base: string,
  tried: Readonly<Record<string, Json | undefined>>,
): boolean {
  const { set, remove } = changesOfTrial(tried)
  return casesOfRule(model, id).some(
    (one) =>
      one.base === base &&
      equal(one.case.set ?? {}, set) &&
      equal([...(one.case.remove ?? [])].sort(), remove),
  )
}

function changesOfTrial(tried: Readonly<Record<string, Json | undefined>>) {
  const pairs = Object.entries(tried)
  const set = Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Record<string, Json>
  const remove = pairs.flatMap(([pointer, value]) => (value === undefined ? [pointer] : []))
  return { set, remove: remove.sort() }
}

function freeCasePath({ files, edition, loaded }: StudioModel, part: string, base: string): string {
  const folder = loaded.parts.find(({ key }) => key === part)?.folder ?? ''
  const stem = [edition, folder, 'cases', base].filter((step) => step !== '').join('/')
  let path = `${stem}.json`
  for (let number = 2; files.has(path); number++) path = `${stem}-${number}.json`
  return path
}

/**
 * Drafts a passing and a failing case for a rule, replacing earlier drafts that were not reviewed. Drafts for
 * other rules are updated to expect the rule's findings.
 * @param form the compiled edition of the model
 */
export function draftRuleCases(model: StudioModel, id: string, form: Form): Act {
  return act(model, { name: 'draft-cases', values: { id } }, (edits) => draft(model, edits, [id], form))
}

/** Drafts cases for rules that have no passing or no failing case. */
export function draftMissingCases(model: StudioModel, form: Form): Act {
  const ids = lackingCases(model, form)
  return act(model, { name: 'draft-cases', values: { id: ids.join(' ') } }, (edits) =>
    draft(model, edits, ids, form),
  )
}

/** The rules without a passing or without a failing case. */
function lackingCases(model: StudioModel, form: Form): string[] {
  const { passed, broken } = coverageOf(model.loaded, form)
  return model.bundle.rules.flatMap(({ id, check }) =>
    check === undefined || (passed.has(id) && broken.has(id)) ? [] : [id],
  )
}

function draft(model: StudioModel, edits: FileEdits, ids: readonly string[], form: Form): void {
  const names = new Set(ids.flatMap((id) => Object.values(draftNames(model.bundle.form, id))))
  for (const { file, value } of caseFiles(model)) {
    const old = value.cases.flatMap(({ name }, index) => (names.has(name) ? [index] : []))
    if (old.length === value.cases.length) edits.remove(file)
    else for (const index of old.reverse()) edits.json(file).remove(`/cases/${index}`)
  }
  const now = readEdition(withChanges(model.files, edits.changes()), model.edition)
  const { files } = draftCases(now, form, { ids: new Set(ids) })
  for (const [path, text] of files) keep(model, edits, path, JSON.parse(text) as CaseFile)
  recheck(model, edits, form)
}

/**
 * Updates all drafts, which nobody has reviewed, to the current findings. A draft that no longer passes or
 * fails its rule as intended is drafted again.
 */
export function followDrafts(model: StudioModel, form: Form): Act {
  const { form: facts, rules } = model.bundle
  const turned = foundInCases(model.loaded, form).filter(({ isDraft }) => isDraft)
  const lacking = lackingCases(model, form)
  const ids = rules.flatMap(({ id }) => {
    if (lacking.includes(id)) return [id]
    const { passes, breaks } = draftNames(facts, id)
    return turned.some(({ name, expect }) => {
      const isBroken = expect.some(({ code }) => code === id)
      return (name === passes && isBroken) || (name === breaks && !isBroken)
    })
      ? [id]
      : []
  })
  return act(model, { name: 'draft-cases', values: { id: ids.join(' ') } }, (edits) =>
    draft(model, edits, ids, form),
  )
}

/** Updates the expectations of drafts to the current findings. */
export function recheck(model: StudioModel, edits: FileEdits, form: Form): void {
  const then = readEdition(withChanges(model.files, edits.changes()), model.edition)
  for (const found of foundInCases(then, form)) if (found.isDraft) expectNow(edits, found)
}

function expectNow(edits: FileEdits, { file, pointer, expect }: FoundInCase): void {
  const json = edits.json(file)
  const at = `${pointer}/expect`
  if (!equal(json.get(at), expect)) json.set(at, expect)
}

/**
 * Updates the expectations of failed cases: missing findings are removed, unexpected ones added. Other
 * expectations are kept, as not all can be evaluated on this page.
 */
export function acceptCases(model: StudioModel, failed: readonly CaseProblem[]): Act {
  return act(model, { name: 'change-case' }, (edits) => {
    for (const problem of failed) {
      const json = edits.json(problem.file)
      const written = json.get(problem.pointer) as WrittenCase | undefined
      const { missing, unexpected } = differencesIn(problem)
      // the case was changed since it was run
      if (!written || written.name !== problem.params?.name) continue
      const kept = written.expect.filter((one) => !missing.includes(textOf(one)))
      const come = unexpected.filter((one) => !kept.some((other) => textOf(other) === textOf(one)))
      if (kept.length < written.expect.length || come.length > 0)
        json.set(`${problem.pointer}/expect`, [...kept, ...come])
    }
  })
}

/** An expectation in the format of a failed case's details. */
function textOf({ severity, code, pointer }: WrittenCase['expect'][number]): string {
  return [severity, code, pointer].filter(Boolean).join(' ')
}

/** Adds cases to the file of the same part and sample, if there is one. */
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

/** Changes a case: name, answers, expected findings. */
export function changeCase(
  model: StudioModel,
  { file, pointer }: Written,
  change: Partial<WrittenCase>,
): Act {
  return act(model, { name: 'change-case' }, (edits) => {
    for (const [key, value] of Object.entries(change)) edits.json(file).set(`${pointer}/${key}`, value)
  })
}

/** Removes a case, and its file if it was the last one. */
export function removeCase(model: StudioModel, { file, pointer }: Written): Act {
  return act(model, { name: 'remove-case' }, (edits) => {
    const json = edits.json(file)
    if ((json.get('/cases') as readonly unknown[]).length === 1) edits.remove(file)
    else json.remove(pointer)
  })
}
