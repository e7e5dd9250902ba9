import { fileInfo } from '@formwright/definition'
import type { FileKind, Problem, ProblemCode } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { casesOfRule, isOfCase } from '../edits/cases.ts'
import { codesInCase } from '../model/in-case.ts'
import { isFixedInFiles } from '../sentences/explain-in-studio.ts'
import { fieldAtProblem } from './field-at-problem.ts'
import { isText } from './use-studio.ts'
import type { StudioState, StudioText } from './use-studio.ts'

/** Whether a problem is a missing translation. */
function isMissingTranslation(code: ProblemCode): boolean {
  return /^translations?-(missing|required)$/.test(code)
}

/** Pointers in other files that are edited in the settings view. */
const SETTINGS: Partial<Record<FileKind, RegExp>> = {
  form: /^\/(?:title|agency|summary|source|requiredLanguages|quotas|roles|workflow|review)\b/,
  variant: /^(?!\/rules\b)/,
}
const NOTHING = /(?!)/

/** Something in a file that has to be looked at. */
export type LocatedProblem = Pick<Problem, 'file' | 'pointer'> &
  Partial<Pick<Problem, 'code' | 'params' | 'fix' | 'line' | 'column'>>

/** Where in the studio a problem is fixed. */
export function targetOfProblem(
  model: StudioModel,
  problem: LocatedProblem,
): Parameters<StudioState['show']>[0] {
  if (problem.code && isFixedInFiles(problem.code) && problem.fix === undefined)
    return { view: 'files', file: problem.file, at: problem }
  const { kind, folder } = fileInfo(problem.file)
  const part = model.loaded.parts.find((candidate) => candidate.folder === folder)?.key
  const rule = kind === 'rules' ? /^\/rules\/(\d+)/.exec(problem.pointer)?.[1] : undefined
  const shown = kind === 'cases' ? ruleOfCase(model, problem) : undefined
  const cell = kind === 'paper' ? /^\/blocks\/(\d+)\/rows\/(\d+)\/(\d+)/.exec(problem.pointer) : null
  const pointer = fieldAtProblem(model, problem)
  if (kind === 'texts' || (problem.code && isMissingTranslation(problem.code))) return { view: 'texts' }
  if (shown) return { view: 'rules', part: shown.part, selection: { kind: 'rule', index: shown.index } }
  if (rule !== undefined && part !== undefined)
    return { view: 'rules', part, selection: { kind: 'rule', index: Number(rule) } }
  if (cell && part !== undefined) {
    const [, block, row, index] = cell.map(Number)
    return { view: 'paper', part, selection: { kind: 'cell', block: block!, row: row!, index: index! } }
  }
  if (pointer !== undefined) {
    const field = model.fields.find((candidate) => candidate.pointer === pointer)!
    return { view: 'screen', part: field.part, selection: { kind: 'field', pointer } }
  }
  if (kind === 'edition' || kind === 'regions' || (SETTINGS[kind] ?? NOTHING).test(problem.pointer))
    return { view: 'settings', file: problem.file, at: problem }
  return part === undefined
    ? { view: 'files', file: problem.file, at: problem }
    : { view: kind === 'paper' ? 'paper' : 'screen', part }
}

/** The rule whose cases contain a case; preferably the one that made it fail. */
function ruleOfCase(model: StudioModel, problem: LocatedProblem) {
  const { rules } = model.bundle
  const codes = codesInCase(problem)
  return (
    rules.find(({ id }) => codes.includes(id)) ??
    rules.find(({ id }) => casesOfRule(model, id).some((testCase) => isOfCase(problem, testCase)))
  )
}

/** The location of a problem in words: its field, rule, or part and file. */
export function locationInWords(
  model: StudioModel,
  problem: Pick<Problem, 'file' | 'pointer'> & Partial<Pick<Problem, 'code' | 'params'>>,
  say: (name: StudioText) => string,
): string {
  const { kind, folder } = fileInfo(problem.file)
  const part = model.loaded.parts.find((candidate) => candidate.folder === folder)?.key
  const index = kind === 'rules' ? /^\/rules\/(\d+)/.exec(problem.pointer)?.[1] : undefined
  const rule = model.bundle.rules.find(
    (candidate) => candidate.part === part && String(candidate.index) === index,
  )
  const at = fieldAtProblem(model, problem)
  const field = at === undefined ? undefined : model.fields.find(({ pointer }) => pointer === at)
  const side = kind === 'form' && !problem.pointer.startsWith('/workflow') ? 'form-facts' : `use-${kind}`
  if (problem.code && isMissingTranslation(problem.code)) return say('view-texts')
  if (rule) return rule.id
  if (field) return field.title
  if (!isText(side)) return say('use-other')
  const title = model.bundle.parts.find(({ key }) => key === part)?.title
  return [title, say(side)].filter(Boolean).join(' · ')
}
