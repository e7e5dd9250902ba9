import { below, fileInfo, LABEL_SEPARATOR } from '@formwright/definition'
import type { FileKind, JsonSource } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'
import { asRead } from './year-words.ts'

/**
 * Translations of texts that stood in the form before the edits and stand nowhere after them are taken away.
 */
export function forgetTexts(model: StudioModel, edits: FileEdits): void {
  const after = textsIn(model, (path) => edits.text(path))
  forgetThose(
    model,
    edits,
    [...textsOfEdition(model)].filter((text) => !after.has(text)),
  )
}

/** Takes the translations of texts away. */
export function forgetThose(model: StudioModel, edits: FileEdits, lost: readonly string[]): void {
  for (const path of filesBelow(model, 'texts')) {
    const json = edits.json(path)
    for (const text of lost) {
      if (json.get(below('/texts', text)) === undefined) continue
      json.remove(below('/texts', text))
      confirmText(json, text)
    }
  }
}

/** Every text in the files of the edition and the form as they are. */
export function textsOfEdition(model: StudioModel): ReadonlySet<string> {
  return textsIn(model, (path) => model.loaded.sources.get(path)?.text)
}

/**
 * When a text is worded anew, its translations go with it, and it is noted which words they were made for.
 * Those of a text that still stands elsewhere stay there: a label that is being typed may be the same as
 * another for a moment, and is none the less a text of its own, which finds its translation again with the
 * next letter. Of a label, each title is a text of its own.
 */
export function followText(model: StudioModel, edits: FileEdits, before: string, now: string): void {
  if (before === now) return
  const [titles, others] = [before, now].map((text) => text.split(LABEL_SEPARATOR)) as [string[], string[]]
  if (titles.length === others.length && titles.length > 1)
    return titles.forEach((title, index) => followText(model, edits, title, others[index]!))
  let texts: ReadonlySet<string> | undefined
  // all texts are looked through only where there is something to decide
  const occurs = (text: string) => (texts ??= textsIn(model, (one) => edits.text(one))).has(text)
  for (const path of filesBelow(model, 'texts')) {
    const json = edits.json(path)
    if (json.get(below('/texts', now)) !== undefined) continue
    const hasOwn = json.get(below('/texts', before)) !== undefined && !occurs(before)
    const from = hasOwn ? before : leftBehind(json, before, occurs)
    if (from === undefined) continue
    const was = json.get(below('/madeFor', from)) ?? from
    json.rename(below('/texts', from), now)
    confirmText(json, from)
    if (was === now) continue
    if (json.get('/madeFor') === undefined) json.set('/madeFor', { [now]: was })
    else json.set(below('/madeFor', now), was)
  }
}

/**
 * The text that a label had when it became, letter by letter, the same as another text, with whose
 * translation its own could not be kept: it stands nowhere any more.
 */
function leftBehind(json: JsonText, text: string, occurs: (text: string) => boolean): string | undefined {
  const made = Object.keys((json.get('/madeFor') ?? {}) as object)
  const left = made.filter((one) => text.startsWith(one) || one.startsWith(text))
  return occurs(text) ? left.find((one) => one !== text && !occurs(one)) : undefined
}

/** The translation of a text says what the text says by now. */
export function confirmText(json: JsonText, text: string): void {
  if (json.get(below('/madeFor', text)) === undefined) return
  const isLast = Object.keys(json.get('/madeFor') as object).length === 1
  json.remove(isLast ? '/madeFor' : below('/madeFor', text))
}

/**
 * The texts whose translation into a language was made for other words, and those words, both as they are
 * read.
 */
export function outdatedTexts(model: StudioModel, language: string): ReadonlyMap<string, string> {
  const { sources } = model.loaded
  return new Map(
    filesBelow(model, 'texts')
      .filter((path) => path.endsWith(`/${language}.json`))
      .flatMap((path) => {
        const { madeFor = {} } = sources.get(path)!.value as { madeFor?: Readonly<Record<string, string>> }
        return Object.entries(madeFor).map(
          ([text, was]) => [asRead(model, text), asRead(model, was)] as const,
        )
      }),
  )
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
    for (const token of value.split(LABEL_SEPARATOR)) found.add(token)
  }
  if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) collect(child, found)
}
