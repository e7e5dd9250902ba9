import { below, ownMember } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import { readEdition } from '../model/read-edition.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { variantsOf } from './variants.ts'

/**
 * Removes what regions rule about parameters, rules and parts that the edits removed, which would otherwise
 * hinder publishing.
 */
export function forgetRulings(model: StudioModel, edits: FileEdits): void {
  const variants = variantsOf(model)
  if (variants.length === 0) return
  const after = readEdition(withChanges(model.files, edits.changes()), model.edition).bundle
  if (!after) return
  const { bundle } = model
  const gone = {
    params: without(Object.keys(bundle.edition.params), Object.keys(after.edition.params)),
    severity: without(idsOf(bundle.rules), idsOf(after.rules)),
    parts: without(
      bundle.parts.map(({ key }) => key),
      after.parts.map(({ key }) => key),
    ),
  }
  for (const { file, variant } of variants) {
    const json = edits.json(file)
    for (const holder of ['params', 'severity'] as const)
      for (const name of Object.keys(variant[holder] ?? {}))
        if (gone[holder].has(name)) json.remove(below(`/${holder}`, name))
    const rules = (json.get('/rules') ?? []) as readonly { readonly part: string }[]
    for (const [index, { part }] of [...rules.entries()].reverse())
      if (gone.parts.has(part)) json.remove(`/rules/${index}`)
    for (const holder of ['params', 'severity', 'rules'] as const)
      if (variant[holder] !== undefined) removeIfEmpty(json, `/${holder}`)
  }
}

/** Renames a rule where regions rule its severity. */
export function renameInRulings(model: StudioModel, edits: FileEdits, from: string, to: string): void {
  for (const { file, variant } of variantsOf(model))
    if (ownMember(variant.severity ?? {}, from) !== undefined)
      edits.json(file).rename(below('/severity', from), to)
}

function removeIfEmpty(json: JsonText, pointer: string): void {
  if (Object.keys(json.get(pointer) as object).length === 0) json.remove(pointer)
}

function idsOf(rules: readonly { readonly id: string }[]): string[] {
  return rules.map(({ id }) => id)
}

function without(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  return new Set(before.filter((name) => !after.includes(name)))
}
