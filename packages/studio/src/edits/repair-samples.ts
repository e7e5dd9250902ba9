import { findAnswers, nameYears, runCases, samplesOf } from '@formwright/authoring'
import { below, resolveYearPointer, splitPointer, valueAt } from '@formwright/definition'
import type { Json, Problem } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { withChanges } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { codesInCase } from '../model/in-case.ts'
import { readEdition } from '../model/read-edition.ts'
import { act } from './act.ts'
import { caseFiles } from './cases.ts'

/** An answer of a sample that is changed to make the sample pass a rule again. */
export interface RepairedAnswer {
  readonly sample: string
  readonly pointer: string
  readonly was: unknown
  readonly now: Json | undefined
}

/** Samples that pass a rule again, and the number of cases that no longer fail. */
export interface RepairedSamples {
  readonly answers: readonly RepairedAnswer[]
  readonly changes: FileChanges
  readonly repaired: number
}

/** Samples are only changed if at least this many failed cases are based on them. */
const SEVERAL = 2

/**
 * The minimal changes of sample answers that make a rule hold again in the failed cases based on them;
 * `undefined` if the samples are not the cause, or nothing helps.
 * @param problems the cases that fail because of the rule
 */
export function repairSamples(
  model: StudioModel,
  rule: string,
  problems: readonly Pick<Problem, 'file' | 'pointer'>[],
): RepairedSamples | undefined {
  const entry = model.bundle.rules.find(({ id }) => id === rule)
  if (entry?.check === undefined) return undefined
  const form = uncheckedForm(model.bundle)
  const answers = [...samplesOf(model.loaded)].flatMap(([sample, base]): RepairedAnswer[] => {
    if (casesOn(model, sample, problems) < SEVERAL) return []
    const edits = findAnswers(form, [[entry, 'passes']], base) ?? {}
    return Object.entries(edits).map(([pointer, now]) => ({
      sample,
      pointer,
      was: valueAt(base, pointer),
      now,
    }))
  })
  if (answers.length === 0) return undefined
  const { changes } = act(model, { name: 'mend-samples' }, (edits) => {
    for (const { sample, pointer, now } of answers) {
      const json = edits.json(`${model.edition}/answers/${sample}.json`)
      const at = asSampleWrites(model, json.get(''), pointer)
      if (now !== undefined) json.set(...inHolder(json, at, now))
      else if (json.get(at) !== undefined) json.remove(at)
    }
  })
  const named = new Map(
    [...changes].map(([path, text]) => [
      path,
      text === undefined || !path.includes('/answers/')
        ? text
        : nameYears(path, text, 'answers', model.bundle),
    ]),
  )
  const failing = (own: StudioModel['loaded'], compiled: Form) =>
    runCases(own, compiled).problems.filter((problem) => codesInCase(problem).includes(rule)).length
  const then = readEdition(withChanges(model.files, named), model.edition, model.loaded)
  if (!then.bundle) return undefined
  const repaired = failing(model.loaded, form) - failing(then, uncheckedForm(then.bundle))
  return repaired > 0 ? { answers, changes: named, repaired } : undefined
}

/**
 * Wraps a value in the groups and rows that do not exist yet.
 * @returns the pointer of the outermost one, and the value to write there
 */
function inHolder(json: JsonText, at: string, value: Json): [at: string, value: Json] {
  const [holder, key] = [at.slice(0, at.lastIndexOf('/')), splitPointer(at).at(-1)!]
  if (json.get(holder) !== undefined) return [at, value]
  return inHolder(json, holder, /^\d+$/.test(key) ? [value] : { [key]: value })
}

/** The number of failed cases based on a sample. */
function casesOn(
  model: StudioModel,
  sample: string,
  problems: readonly Pick<Problem, 'file' | 'pointer'>[],
): number {
  const files = new Set(caseFiles(model).flatMap(({ file, value }) => (value.base === sample ? [file] : [])))
  return problems.filter(({ file }) => files.has(file)).length
}

/** A pointer as written in a sample, where years may be aliases such as `last`. */
export function asSampleWrites({ bundle }: StudioModel, answers: unknown, pointer: string): string {
  let at = ''
  for (const key of splitPointer(pointer)) {
    const here = valueAt(answers, at)
    const wanted = below(resolveYearPointer(bundle, at), key)
    const names = typeof here === 'object' && here !== null ? Object.keys(here) : []
    const written = names.find((name) => resolveYearPointer(bundle, below(at, name)) === wanted)
    at = below(at, written ?? key)
  }
  return at
}
