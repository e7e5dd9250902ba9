import { ATTACHMENTS, equal, fileInfo, isObject, targetOf } from '@formwright/definition'
import type { Attachment, EvidenceRule, Schema } from '@formwright/definition'
import { asksTicked, isEvidenceDue } from '@formwright/engine'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'

/**
 * Adds a file to samples for each required evidence of a field, so that their cases still pass. Such files
 * are removed when they are no longer required; if the field requires no evidence at all, all its files are
 * removed, as the form has no place for them.
 */
export function attachToSamples(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  rule: Schema['x-evidence'],
): void {
  const target = targetOf(pointer)
  keepFiles(model, edits, (file, answers) => {
    if (!isOf(file, target) || file.kind !== 'evidence') return file
    const isWanted = rule !== undefined && (!isMade(file) || provesRequired(file, rule, answers.get(pointer)))
    return isWanted ? file : undefined
  })
  for (const path of filesBelow(model, 'answers')) {
    const json = edits.json(path)
    const files = (json.get(ATTACHMENTS) ?? []) as readonly Attachment[]
    const given = files.filter((file) => file.target === target && file.kind === 'evidence')
    const options = ticked(rule, json.get(pointer)).filter(
      (option) => !given.some((file) => file.options?.includes(option)),
    )
    if (options.length === 0 && (given.length > 0 || !isRequired(rule, json.get(pointer)))) continue
    const file = { ...FILE, id: freeId(files), target, ...(options.length > 0 ? { options } : {}) }
    if (json.get(ATTACHMENTS) === undefined) json.set(ATTACHMENTS, [file])
    else json.insert(ATTACHMENTS, files.length, file)
  }
}

/**
 * Changes or removes the attachments in samples and cases.
 * @param kept the file to keep, in a sample or case with these answers; `undefined` to remove it
 */
export function keepFiles(
  model: StudioModel,
  edits: FileEdits,
  kept: (file: Attachment, answers: Pick<JsonText, 'get'>) => Attachment | undefined,
): void {
  for (const path of filesBelow(model, 'answers')) {
    const json = edits.json(path)
    const files = json.get(ATTACHMENTS) as readonly Attachment[] | undefined
    const left = files?.flatMap((file) => kept(file, json) ?? [])
    if (!files || !left || equal(files, left)) continue
    if (left.length === 0) json.remove(ATTACHMENTS)
    else json.set(ATTACHMENTS, left)
  }
  for (const [file, source] of model.loaded.sources) {
    if (fileInfo(file).kind !== 'cases') continue
    const { cases } = source.value as { cases: unknown[] }
    for (const index of cases.keys()) {
      // including the edits of this act
      const set = edits.json(file).get(`/cases/${index}/set`) as Record<string, unknown> | undefined
      if (!set) continue
      const left = Object.entries(set).flatMap(([at, value]) => {
        if (!isObject(value) || typeof value.target !== 'string') return [[at, value] as const]
        const rest = kept(value as unknown as Attachment, { get: (pointer) => set[pointer] })
        return rest === undefined ? [] : [[at, rest] as const]
      })
      if (!equal(Object.fromEntries(left), set))
        edits.json(file).set(`/cases/${index}/set`, Object.fromEntries(left))
    }
  }
}

/** Whether a file belongs to a field, in any row. */
function isOf({ target }: Attachment, field: string): boolean {
  const [is, steps] = [target.split('.'), field.split('.')]
  return is.length === steps.length && steps.every((step, index) => step === '*' || step === is[index])
}

function isMade({ name, sha256 }: Attachment): boolean {
  return name === FILE.name && sha256 === FILE.sha256
}

/** Whether a generated file is still required as evidence. */
function provesRequired({ options }: Attachment, rule: EvidenceRule, value: unknown): boolean {
  if (options === undefined) return isRequired(rule, value)
  const codes = ticked(rule, value)
  return options.every((code) => codes.includes(code))
}

/** A placeholder for a file that does not exist; samples only say that it was attached. */
const FILE = {
  kind: 'evidence',
  name: 'sample.pdf',
  size: 1024,
  type: 'application/pdf',
  sha256: '0'.repeat(64),
} as const

function ticked(rule: Schema['x-evidence'], value: unknown): string[] {
  if (rule?.when !== 'ticked' || !Array.isArray(value)) return []
  return value.filter((code): code is string => typeof code === 'string' && asksTicked(rule, code))
}

function isRequired(rule: Schema['x-evidence'], value: unknown): boolean {
  if (rule === undefined || rule.when === 'optional' || rule.when === 'ticked') return false
  return isEvidenceDue(rule.when, value, () => sumOf(value))
}

function sumOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (!isObject(value)) return 0
  return Object.values(value).reduce<number>((sum, one) => sum + sumOf(one), 0)
}

function freeId(files: readonly Attachment[]): string {
  const taken = new Set(files.map(({ id }) => id))
  for (let number = 1; ; number++) if (!taken.has(`a${number}`)) return `a${number}`
}
