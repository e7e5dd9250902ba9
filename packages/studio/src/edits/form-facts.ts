import { fileInfo } from '@formwright/definition'
import type { FileKind } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { stringsIn } from '../usage/mentions.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { followText, forgetTexts } from './texts.ts'

/** What is said of a form as a whole in `form.json`. */
export type FormFact = 'title' | 'agency' | 'summary' | 'source'

/** What each form says: emptied, it stays until something else is written. */
const MUST_STAND: ReadonlySet<FormFact> = new Set(['title', 'agency'])

/** Words a fact of the form anew, on paper and screen too where they said the same. */
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

/** The languages in which every text of the form has to be there before it is published. */
export function setRequiredLanguages(model: StudioModel, languages: readonly string[]): Act {
  return act(model, { name: 'set-languages' }, (edits) => {
    const json = edits.json('form.json')
    if (languages.length > 0) json.set('/requiredLanguages', languages)
    else if (json.get('/requiredLanguages') !== undefined) json.remove('/requiredLanguages')
  })
}

/** Where the name of a form and of who issues it may be printed or head a screen, by kind of file. */
const SAYING: { readonly [Kind in FileKind]?: RegExp } = {
  paper: /\/text$/,
  schema: /^\/title$/,
  ui: /\/(?:label|text)$/,
}

/** Puts other words where a text stands by itself on paper or heads a part or group. */
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
