import { below, fileInfo, splitPointer, targetOf, valueAt, parentPointer } from '@formwright/definition'
import type { FileKind } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { anywherePattern, mentionsOf, stringsIn } from './mentions.ts'

/** Kinds of files with names that do not follow: relative to the part, or of the previous edition. */
const OWN_WAY = new Set<FileKind>(['ui', 'paper', 'carry'])

/**
 * Replaces the pointer and the dotted path of a field, and of what is in it, wherever the edition names it:
 * rules and what they say, cases, samples, tables, settings, references of other fields, translations. What
 * is written on the screen and on paper of its part is not touched.
 */
export function renameMentions(model: StudioModel, edits: FileEdits, from: string, to: string): void {
  const renamed = renaming(from, to)
  for (const { kind, file, pointer, text, asKey } of mentionsOf(model, from).reverse()) {
    if (OWN_WAY.has(kind)) continue
    const json = edits.json(file)
    if (asKey) json.rename(pointer, renamed(text))
    else json.set(pointer, renamed(text))
  }
  for (const [file, { value }] of model.loaded.sources) {
    const { kind } = fileInfo(file)
    if (kind === 'schema' || kind === 'fields') followInKeywords(edits, file, value, renamed)
    if (kind === 'texts') followInTexts(edits, file, value, renamed)
    if (kind === 'answers') moveValue(edits.json(file), from, to)
    if (kind === 'cases') moveInCases(edits, file, value, from, to)
  }
}

function renaming(from: string, to: string): (text: string) => string {
  const pattern = new RegExp(anywherePattern(from).source, 'g')
  return (text) => text.replaceAll(pattern, (found) => (found === from ? to : targetOf(to)))
}

/** Keywords of the form's own, such as a reference to the rows of a list. */
function followInKeywords(
  edits: FileEdits,
  file: string,
  value: unknown,
  renamed: (text: string) => string,
): void {
  for (const { pointer, text, asKey } of stringsIn(value)) {
    const isOwn = splitPointer(pointer).some((step) => step.startsWith('x-') && step !== 'x-id')
    if (!asKey && isOwn && renamed(text) !== text) edits.json(file).set(pointer, renamed(text))
  }
}

/** Translations name fields in braces, both in the text that is translated and in its translation. */
function followInTexts(
  edits: FileEdits,
  file: string,
  value: unknown,
  renamed: (text: string) => string,
): void {
  const inBraces = (text: string) => text.replaceAll(/\{[^{}]*\}/g, renamed)
  for (const { pointer, text, asKey } of [...stringsIn(value)].reverse()) {
    const now = inBraces(text)
    if (now === text) continue
    if (asKey) edits.json(file).rename(pointer, now)
    else edits.json(file).set(pointer, now)
  }
}

/** Moves an answer to where the field is now. */
function moveValue(json: JsonText, from: string, to: string): void {
  const value = json.get(from)
  if (value === undefined) return
  json.remove(from)
  const missing: string[] = []
  for (let at = parentPointer(to); json.get(at) === undefined; at = parentPointer(at)) missing.push(at)
  for (const at of missing.reverse()) json.set(at, {})
  json.set(to, value)
}

/** Answers that cases set as part of a whole group or part. */
function moveInCases(edits: FileEdits, file: string, value: unknown, from: string, to: string): void {
  const { cases = [] } = value as { readonly cases?: readonly { readonly set?: object }[] }
  for (const [index, { set = {} }] of cases.entries())
    for (const [at, content] of Object.entries(set)) {
      if (at === from || !from.startsWith(`${at}/`)) continue
      const inside = from.slice(at.length)
      const found = valueAt(content, inside)
      if (found === undefined) continue
      const json = edits.json(file)
      const written = below(`/cases/${index}/set`, at)
      json.remove(written + inside)
      json.set(below(`/cases/${index}/set`, to), found, { after: at })
    }
}
