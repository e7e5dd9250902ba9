import { bundleInYears, languageOf, speaker } from '@formwright/definition'
import type { FileMap, FormBundle, FormFile, Json, Loaded, RuleEntry } from '@formwright/definition'
import type { Finding, Form } from '@formwright/engine'
import { answersAfter, answersOf, casesOf, NOWHERE, samplesOf } from './case-files.ts'
import type { Case, CaseFile } from './case-files.ts'
import { coverageOf } from './coverage.ts'
import { findAnswers, SearchBudget } from './find-answers.ts'
import type { Edits } from './find-answers.ts'
import type { Outcome } from './outcome.ts'
import names from './draft-names.json' with { type: 'json' }
import { sampleAnswers } from './sample-answers.ts'
import { nameYears } from './name-years.ts'

/**
 * A rule for which no answers were found that pass or fail it, so that its case has to be written by hand.
 */
export interface RuleWithoutDraft {
  readonly id: string
  readonly outcome: Outcome
}

export interface Drafts {
  /** New files, by path in the form folder. */
  readonly files: FileMap
  /** Number of cases in them; one without changes may be for several rules. */
  readonly drafted: number
  readonly undrafted: readonly RuleWithoutDraft[]
}

interface Draft {
  readonly part: string
  readonly base: string
  readonly name: string
  readonly edits: Edits
}

const nameOf = speaker(names)

/** The initial names of drafted cases of a rule, in the form's language. */
export function draftNames(form: FormFile, id: string): Readonly<Record<Outcome, string>> {
  const named = (outcome: Outcome) => nameOf(outcome, languageOf(form), { id })
  return { passes: named('passes'), breaks: named('breaks') }
}

/** Whether a case is an unreviewed draft, i.e. still has its initial name. */
export function isDraft(
  { form, rules }: Pick<FormBundle, 'form' | 'rules'>,
  { name, base }: Pick<Case, 'name' | 'base'>,
): boolean {
  return (
    name === nameOf('sample', languageOf(form), { base }) ||
    rules.some(({ id }) => name.startsWith(id) && Object.values(draftNames(form, id)).includes(name))
  )
}

/** The current findings in a case, and whether it is an unreviewed draft. */
export interface FoundInCase {
  readonly file: string
  readonly pointer: string
  readonly name: string
  readonly expect: Expected
  readonly isDraft: boolean
}

/** The expectations that each case would need for the current findings. */
export function foundInCases(loaded: Loaded, form: Form): FoundInCase[] {
  return casesOf(loaded).map((one) => ({
    file: one.source.file,
    pointer: one.pointer,
    name: one.name,
    expect: expectedOf(form.assess(answersOf(one, form), { region: one.region }).findings),
    isDraft: isDraft(form.bundle, one),
  }))
}

export interface DraftOptions {
  /** Ids of the rules to draft cases for; by default all. */
  readonly ids?: ReadonlySet<string>
}

/**
 * Drafts a passing and a failing case for every rule that has none, based on the samples of the edition (one
 * is generated if there is none). Each expects the current findings, and should be reviewed by a person who
 * knows the form.
 */
export function draftCases(loaded: Loaded, form: Form, { ids }: DraftOptions = {}): Drafts {
  const files = new Map<string, string>()
  const samples = samplesOf(loaded)
  if (samples.size === 0) {
    const sample = sampleAnswers(form)
    samples.set('draft', sample)
    files.set(`${loaded.edition}/answers/draft.json`, written(sample))
  }
  const bases = [...samples].sort(([, a], [, b]) => count(form, a) - count(form, b))
  const { passed, broken } = coverageOf(loaded, form, ids)
  const drafts: Draft[] = []
  const undrafted: RuleWithoutDraft[] = []
  for (const rule of form.bundle.rules) {
    if (rule.check === undefined || ids?.has(rule.id) === false) continue
    for (const outcome of ['passes', 'breaks'] as const) {
      if ((outcome === 'passes' ? passed : broken).has(rule.id)) continue
      const draft = draftOf(form, rule, outcome, bases)
      if (draft) drafts.push(draft)
      else undrafted.push({ id: rule.id, outcome })
    }
  }
  let drafted = 0
  for (const { path, base, cases } of caseFiles(loaded, form, samples, drafts)) {
    const own = bundleInYears(form.bundle, samples.get(base))
    files.set(path, nameYears(path, written({ base, cases }), 'cases', own, true))
    drafted += cases.length
  }
  return { files, drafted, undrafted }
}

function count(form: Form, answers: unknown): number {
  return form.assess(answers, { region: NOWHERE, silent: true }).findings.length
}

function draftOf(
  form: Form,
  rule: RuleEntry,
  outcome: Outcome,
  bases: readonly (readonly [string, unknown])[],
): Draft | undefined {
  // the budget is for all samples together, so that many samples do not take too long
  const steps = new SearchBudget()
  for (const [base, answers] of bases) {
    const edits = findAnswers(form, [[rule, outcome]], answers, steps)
    if (edits) return { part: rule.part, base, name: draftNames(form.bundle.form, rule.id)[outcome], edits }
  }
  return undefined
}

/** Puts the drafts of one part and base in one file; those without changes become one case. */
function caseFiles(
  loaded: Loaded,
  form: Form,
  samples: ReadonlyMap<string, unknown>,
  drafts: readonly Draft[],
): { path: string; base: string; cases: object[] }[] {
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const key = JSON.stringify([draft.part, draft.base])
    groups.set(key, [...(groups.get(key) ?? []), draft])
  }
  return [...groups.values()].map((group) => {
    const { part, base } = group[0]!
    const asItIs = group.filter(({ edits }) => Object.keys(edits).length === 0)
    const asSample = nameOf('sample', languageOf(form.bundle.form), { base })
    const unchanged = asItIs.length > 0 ? [{ ...asItIs[0]!, name: asSample }] : []
    const cases = [...unchanged, ...group.filter((draft) => !asItIs.includes(draft))]
    return {
      path: freePath(loaded, part, base),
      base,
      cases: cases.map((draft) => caseOf(form, samples.get(draft.base), draft)),
    }
  })
}

function caseOf(form: Form, base: unknown, { name, edits }: Draft): object {
  const set = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined))
  const remove = Object.keys(edits).filter((pointer) => edits[pointer] === undefined)
  const { findings } = form.assess(answersAfter(base, Object.entries(edits), form), { region: NOWHERE })
  return {
    name,
    ...(Object.keys(set).length > 0 ? { set: set as Record<string, Json> } : {}),
    ...(remove.length > 0 ? { remove } : {}),
    expect: expectedOf(findings),
  }
}

type Expected = CaseFile['cases'][number]['expect']

/** The expectations that correspond to findings. */
function expectedOf(findings: readonly Finding[]): Expected {
  const expected = findings.map(({ code, check, pointer }) => ({
    code: check === '' ? code : check,
    pointer,
  }))
  return [...new Map(expected.map((one) => [JSON.stringify(one), one])).values()]
}

function freePath({ edition, parts, files }: Loaded, part: string, base: string): string {
  const folder = parts.find(({ key }) => key === part)?.folder ?? ''
  const stem = [edition, folder, 'cases', `draft-${base}`].filter((step) => step !== '').join('/')
  let path = `${stem}.json`
  for (let number = 2; files.has(path); number++) path = `${stem}-${number}.json`
  return path
}

function written(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`
}
