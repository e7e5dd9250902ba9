import { paramsUsedIn } from '@formwright/authoring'
import { below, fileInfo } from '@formwright/definition'
import type { EditionFile, FileKind, Loaded } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { readEdition } from '../model/read-edition.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { forgetRuleNames } from './rule-names.ts'
import { forgetRulings } from './rulings-of-removed.ts'
import { forgetTexts } from './texts.ts'

/**
 * Removes what is no longer used after the edits: parameters, shared definitions, names of rules,
 * translations; and what regions rule about something that is gone.
 */
export function forgetUnused(model: StudioModel, edits: FileEdits): void {
  forgetOmits(model, edits)
  forgetParams(model, edits)
  forgetRuleNames(model, edits)
  forgetDefinitions(model, edits)
  forgetTexts(model, edits)
}

const DEFINING = new Set<FileKind>(['schema', 'fields'])

type Read = (file: string) => string

/** Removes parameters that rules or the screen no longer use, and what regions rule about them. */
export function forgetParams(model: StudioModel, edits: FileEdits): void {
  const used = paramsUsedIn(model.loaded, fieldTypes)
  const after = readEdition(withChanges(model.files, edits.changes()), model.edition)
  // while the edition cannot be parsed, nothing is known to be unused
  if (!after.bundle) return
  const still = paramsUsedIn(after, fieldTypes)
  for (const name of Object.keys(model.bundle.edition.params))
    if (used.has(name) && !still.has(name))
      edits.json(`${model.edition}/edition.json`).remove(below('/params', name))
  forgetRulings(model, edits)
}

/** Removes the ids of omitted rules that are no longer written anywhere. */
function forgetOmits(model: StudioModel, edits: FileEdits): void {
  const file = `${model.edition}/edition.json`
  const { omits = [] } = edits.json(file).get('') as EditionFile
  if (omits.length === 0) return
  const before = writtenRules(model.loaded)
  const next = readEdition(withChanges(model.files, edits.changes()), model.edition)
  if (!next.bundle) return
  const after = writtenRules(next)
  const kept = omits.filter((id) => !before.has(id) || after.has(id))
  if (kept.length === 0) edits.json(file).remove('/omits')
  else if (kept.length < omits.length) edits.json(file).set('/omits', kept)
}

/** The ids of all rules in the parts' files, omitted ones as well. */
function writtenRules({ parts }: Loaded): ReadonlySet<string> {
  return new Set(
    parts.flatMap(({ files }) =>
      ((files.rules?.value as { rules?: readonly { id: string }[] } | undefined)?.rules ?? []).map(
        ({ id }) => id,
      ),
    ),
  )
}

/** Removes shared definitions that no `$ref` reaches any more, repeatedly for those that they referred to. */
function forgetDefinitions(model: StudioModel, edits: FileEdits): void {
  const files = [...model.loaded.sources.keys()].filter((path) => DEFINING.has(fileInfo(path).kind))
  const named = (read: Read) => names(files.map(read), /#\/\$defs\/([^"/]+)/g)
  for (let gone = lost(named, model, edits), again = true; again; gone = lost(named, model, edits)) {
    again = false
    for (const path of files) {
      if (fileInfo(path).kind !== 'fields') continue
      for (const name of gone) {
        const at = below('/$defs', name)
        if (edits.json(path).get(at) === undefined) continue
        edits.json(path).remove(at)
        again = true
      }
    }
  }
}

function lost(named: (read: Read) => Set<string>, model: StudioModel, edits: FileEdits): Set<string> {
  const after = named((file) => edits.text(file) ?? '')
  return new Set(
    [...named((file) => model.files.get(file) ?? model.loaded.sources.get(file)?.text ?? '')].filter(
      (name) => !after.has(name),
    ),
  )
}

function names(texts: readonly string[], pattern: RegExp): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!)))
}
