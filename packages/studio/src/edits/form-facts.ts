import { fileInfo } from '@formwright/definition'
import type { FileKind } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { stringsIn } from '../usage/mentions.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { followText, forgetTexts } from './texts.ts'

/** The general data of a form in `form.json`. */
export type FormFact = 'title' | 'agency' | 'summary' | 'source'

/** Mandatory texts, which keep their last value when they are emptied. */
const MUST_STAND: ReadonlySet<FormFact> = new Set(['title', 'agency'])

/** Changes a text of the form, and the same text on paper and screen. */
export function setFormFact(model: StudioModel, fact: FormFact, text: string): Act {
  const before = model.bundle.form[fact]
  return act(model, { name: `set-form-${fact}` }, (edits) => {
    const json = edits.json('form.json')
    const isGone = text.trim() === ''
    if (isGone && MUST_STAND.has(fact)) return
    if (!isGone) json.set(`/${fact}`, text)
    else if (json.get(`/${fact}`) !== undefined) json.remove(`/${fact}`)
    if (before === undefined) return
    if (MUST_STAND.has(fact))
      replaceWords(
        edits,
        [...model.loaded.sources.values()].map(({ file }) => file),
        before,
        text,
      )
    if (isGone) forgetTexts(model, edits)
    else followText(model, edits, before, text)
  })
}

/** Sets the languages in which every text must exist before publishing. */
export function setRequiredLanguages(model: StudioModel, languages: readonly string[]): Act {
  return act(model, { name: 'set-languages' }, (edits) => {
    const json = edits.json('form.json')
    if (languages.length > 0) json.set('/requiredLanguages', languages)
    else if (json.get('/requiredLanguages') !== undefined) json.remove('/requiredLanguages')
  })
}

/** Where the name or agency of a form may be repeated on paper or screen, by kind of file. */
const SAYING: { readonly [Kind in FileKind]?: RegExp } = {
  paper: /\/text$/,
  schema: /^\/title$/,
  ui: /\/(?:label|text)$/,
}

/** Replaces a text where it is repeated on paper, or as the title of a part or group. */
export function replaceWords(edits: FileEdits, files: Iterable<string>, was: string, now: string): void {
  if (was === '' || was === now) return
  for (const path of files) {
    const locations = SAYING[fileInfo(path).kind]
    if (!locations || !(edits.text(path) ?? '').includes(was)) continue
    const json = edits.json(path)
    for (const { pointer, text, asKey } of stringsIn(json.get('')))
      if (!asKey && text === was && locations.test(pointer)) json.set(pointer, now)
  }
}
