import { fileInfo } from '@formwright/definition'
import type { Problem, ProblemCode } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { fieldAtProblem } from './field-at-problem.ts'
import type { StudioState } from './use-studio.ts'

/** Whether a problem is that a text has no translation. */
function isMissingTranslation(code: ProblemCode): boolean {
  return /^translations?-(missing|required)$/.test(code)
}

/** Something in a file that is to be looked at. */
export type PlacedProblem = Pick<Problem, 'file' | 'pointer'> & Partial<Pick<Problem, 'code'>>

/** Where in the studio a problem is fixed. */
export function placeOfProblem(
  model: StudioModel,
  problem: PlacedProblem,
): Parameters<StudioState['show']>[0] {
  const { kind, folder } = fileInfo(problem.file)
  const part = model.loaded.parts.find((one) => one.folder === folder)?.key
  const rule = kind === 'rules' ? /^\/rules\/(\d+)/.exec(problem.pointer)?.[1] : undefined
  const cell = kind === 'paper' ? /^\/blocks\/(\d+)\/rows\/(\d+)\/(\d+)/.exec(problem.pointer) : null
  const pointer = fieldAtProblem(model, problem)
  if (kind === 'texts' || (problem.code && isMissingTranslation(problem.code))) return { view: 'texts' }
  if (rule !== undefined && part !== undefined)
    return { view: 'rules', part, selection: { kind: 'rule', index: Number(rule) } }
  if (cell && part !== undefined) {
    const [, block, row, index] = cell.map(Number)
    return { view: 'paper', part, selection: { kind: 'cell', block: block!, row: row!, index: index! } }
  }
  if (pointer !== undefined) {
    const field = model.fields.find((one) => one.pointer === pointer)!
    return { view: 'screen', part: field.part, selection: { kind: 'field', pointer } }
  }
  if (kind === 'edition') return { view: 'settings' }
  return part === undefined
    ? { view: 'files', file: problem.file }
    : { view: kind === 'paper' ? 'paper' : 'screen', part }
}
