import { below, fileInfo, LABEL_SEPARATOR } from '@formwright/definition'
import type { FileKind, JsonSource } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'

/**
 * Translations of texts that stood in the form before the edits and stand nowhere after them are taken away.
 */
export function forgetTexts(model: StudioModel, edits: FileEdits): void {
  const before = textsIn(model, (path) => model.loaded.sources.get(path)?.text)
  const after = textsIn(model, (path) => edits.text(path))
  for (const path of filesBelow(model, 'texts')) {
    const json = edits.json(path)
    const { texts } = json.get('') as { texts: Record<string, string> }
    for (const text of Object.keys(texts))
      if (before.has(text) && !after.has(text)) json.remove(below('/texts', text))
  }
}

/**
 * When a text is worded anew, its translations go with it; the old one stays where it still stands elsewhere.
 */
export function followText(model: StudioModel, edits: FileEdits, before: string, now: string): void {
  if (before === now) return
  const still = textsIn(model, (path) => edits.text(path)).has(before)
  for (const path of filesBelow(model, 'texts')) {
    const json = edits.json(path)
    const translation = json.get(below('/texts', before))
    if (translation === undefined || json.get(below('/texts', now)) !== undefined) continue
    if (still) json.set(below('/texts', now), translation, { after: before })
    else json.rename(below('/texts', before), now)
  }
}

/** Kinds of files whose texts applicants read; those of paper are printed as they are. */
const TRANSLATED = new Set<FileKind>(['form', 'edition', 'fields', 'schema', 'ui', 'rules'])

/** Every text in the files of the edition and the form, titles taken apart where ｜ joins them. */
function textsIn(model: StudioModel, read: (path: string) => string | undefined): Set<string> {
  const found = new Set<string>()
  for (const [path, source] of model.loaded.sources) {
    if (!TRANSLATED.has(fileInfo(path).kind)) continue
    const text = read(path)
    if (text === undefined) continue
    if (text === source.text) for (const one of textsOf(source)) found.add(one)
    else collect(JSON.parse(text), found)
  }
  return found
}

/** The texts of files that were read, which an edit mostly leaves as they are. */
const known = new WeakMap<JsonSource, ReadonlySet<string>>()

function textsOf(source: JsonSource): ReadonlySet<string> {
  let texts = known.get(source)
  if (!texts) {
    const found = new Set<string>()
    collect(source.value, found)
    known.set(source, (texts = found))
  }
  return texts
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    found.add(value)
    for (const piece of value.split(LABEL_SEPARATOR)) found.add(piece)
  }
  if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) collect(child, found)
}
