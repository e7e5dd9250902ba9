import { isObject, targetOf } from '@formwright/definition'
import type { Attachment, Schema } from '@formwright/definition'
import { isEvidenceDue } from '@formwright/engine'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'

/**
 * Samples get a file for each proof that a field asks for in them, so that their cases hold as before: nobody
 * who asks for evidence has written them.
 */
export function attachToSamples(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  rule: Schema['x-evidence'],
): void {
  const target = targetOf(pointer)
  for (const path of filesBelow(model, 'answers')) {
    const json = edits.json(path)
    const files = (json.get('/attachments') ?? []) as readonly Attachment[]
    const given = files.filter((file) => file.target === target && file.kind === 'evidence')
    const options = ticked(rule, json.get(pointer)).filter(
      (option) => !given.some((file) => file.options?.includes(option)),
    )
    if (options.length === 0 && (given.length > 0 || !isAsked(rule, json.get(pointer)))) continue
    const file = { ...FILE, id: freeId(files), target, ...(options.length > 0 ? { options } : {}) }
    if (json.get('/attachments') === undefined) json.set('/attachments', [file])
    else json.insert('/attachments', files.length, file)
  }
}

/** A file that nobody has: samples say that it is there. */
const FILE = {
  kind: 'evidence',
  name: 'sample.pdf',
  size: 1024,
  type: 'application/pdf',
  sha256: '0'.repeat(64),
} as const

function ticked(rule: Schema['x-evidence'], value: unknown): string[] {
  if (rule?.when !== 'ticked' || !Array.isArray(value)) return []
  return value.filter((code): code is string => typeof code === 'string')
}

function isAsked(rule: Schema['x-evidence'], value: unknown): boolean {
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
