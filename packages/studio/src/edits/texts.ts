import { below, fileInfo, LABEL_SEPARATOR, rememberedObject } from '@formwright/definition'
import type { FileKind, JsonSource } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { filesBelow } from './act.ts'
import { asRead } from './year-words.ts'

/** Removes translations of texts that no longer occur after the edits. */
export function forgetTexts(model: StudioModel, edits: FileEdits): void {
  const after = textsIn(model, (path) => edits.text(path))
  forgetThose(
    model,
    edits,
    [...textsOfEdition(model)].filter((text) => !after.has(text)),
  )
}

/** Removes the translations of texts. */
export function forgetThose(model: StudioModel, edits: FileEdits, lost: readonly string[]): void {
  for (const path of filesBelow(model, 'texts')) {
    const json = edits.json(path)
    for (const text of lost) {
      if (json.get(below('/texts', text)) === undefined) continue
      json.remove(below('/texts', text))
      confirmText(json, text)
    }
  }
  // a region has the translations of its own texts in its file
  for (const path of filesBelow(model, 'regions')) {
    const json = edits.json(path)
    for (const language of Object.keys((json.get('/texts') ?? {}) as object))
      for (const text of lost) {
        const at = below('/texts', language, text)
        if (json.get(at) !== undefined) json.remove(at)
      }
  }
}

/** All texts in the files of the edition and the form. */
export function textsOfEdition(model: StudioModel): ReadonlySet<string> {
  return textsIn(model, (path) => model.loaded.sources.get(path)?.text)
}

/**
 * Moves the translations of a changed text to the new text, and records in `madeFor` which text they were
 * made for. If the old text still occurs elsewhere, it keeps its translations: while a label is typed, it may
 * temporarily equal another text, and must find its translations again with the next character. The titles of
 * a label are separate texts.
 */
export function followText(model: StudioModel, edits: FileEdits, before: string, now: string): void {
  if (before === now) return
  const [titles, others] = [before, now].map((text) => text.split(LABEL_SEPARATOR)) as [string[], string[]]
  if (titles.length === others.length && titles.length > 1)
    return titles.forEach((title, index) => followText(model, edits, title, others[index]!))
  let texts: ReadonlySet<string> | undefined
  // collect all texts only if needed
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
 * The earlier text of a label that temporarily equalled another text while it was typed, so that its
 * translations were left behind; it no longer occurs.
 */
function leftBehind(json: JsonText, text: string, occurs: (text: string) => boolean): string | undefined {
  const made = Object.keys((json.get('/madeFor') ?? {}) as object)
  const left = made.filter((one) => text.startsWith(one) || one.startsWith(text))
  return occurs(text) ? left.find((one) => one !== text && !occurs(one)) : undefined
}

/** Marks the translation of a text as up to date. */
export function confirmText(json: JsonText, text: string): void {
  if (json.get(below('/madeFor', text)) === undefined) return
  const isLast = Object.keys(json.get('/madeFor') as object).length === 1
  json.remove(isLast ? '/madeFor' : below('/madeFor', text))
}

/**
 * The texts whose translation into a language was made for an earlier text, and that text; both with years
 * filled in.
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

/** Kinds of files whose texts may be translated; paper is not. */
const TRANSLATED = new Set<FileKind>(['form', 'edition', 'fields', 'schema', 'ui', 'rules', 'variant'])

/** All texts in the files of the edition and the form; labels with ｜ are split into their titles. */
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

const textsOf = rememberedObject(({ value }: JsonSource): ReadonlySet<string> => {
  const found = new Set<string>()
  collect(value, found)
  return found
})

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    found.add(value)
    for (const token of value.split(LABEL_SEPARATOR)) found.add(token)
  }
  if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) collect(child, found)
}
