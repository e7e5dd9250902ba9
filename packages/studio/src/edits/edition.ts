import { below } from '@formwright/definition'
import type { EditionFile, Json } from '@formwright/definition'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import type { JsonText } from '../document/json-text.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { confirmText, followText } from './texts.ts'
import { asRead, asWritten } from './year-words.ts'

/** Sets a value in `edition.json`, such as a threshold, the window or a title. */
export function setInEdition(model: StudioModel, pointer: string, value: Json): Act {
  return act(model, { name: 'set-edition', values: { at: pointer } }, (edits) =>
    edits.json(`${model.edition}/edition.json`).set(pointer, value),
  )
}

/** Sets the notice that the edition is based on; an empty text removes it. */
export function setEditionSource(model: StudioModel, text: string): Act {
  return act(model, { name: 'set-edition', values: { at: '/source' } }, (edits) => {
    const json = edits.json(`${model.edition}/edition.json`)
    if (text.trim() !== '') json.set('/source', text)
    else if (json.get('/source') !== undefined) json.remove('/source')
  })
}

/** Changes the title of the edition and keeps its translations. */
export function setEditionTitle(model: StudioModel, words: string): Act {
  return act(model, { name: 'set-edition', values: { at: '/title' } }, (edits) => {
    const json = edits.json(`${model.edition}/edition.json`)
    const before = String(json.get('/title'))
    const now = asWritten(model, before, words)
    json.set('/title', now)
    followText(model, edits, before, now)
  })
}

/** Sets the period in which the form can be filled in; `undefined` for no limit. */
export function setWindow(model: StudioModel, window: EditionFile['window']): Act {
  return act(model, { name: 'set-edition', values: { at: '/window' } }, (edits) => {
    const json = edits.json(`${model.edition}/edition.json`)
    if (window === undefined) {
      if (json.get('/window') !== undefined) json.remove('/window')
    } else if (json.get('/window') === undefined) json.set('/window', { ...window }, { after: 'years' })
    else for (const [key, value] of Object.entries(window)) json.set(`/window/${key}`, value)
  })
}

/** Adds an empty file of translations to the form. */
export function addLanguage(model: StudioModel, language: string): Act {
  return act(model, { name: 'add-language', values: { language } }, (edits) => {
    edits.write(`${model.edition}/texts/${language}.json`, textsFile(language))
  })
}

function textsFile(language: string, texts: Readonly<Record<string, string>> = {}): string {
  return `${JSON.stringify({ language, texts }, null, 2)}\n`
}

/** Sets the translation of a text; an empty one removes it. */
export function translate(model: StudioModel, language: string, text: string, translation: string): Act {
  return act(model, { name: 'translate', values: { label: text } }, (edits) => {
    const path = filesBelow(model, 'texts').find((one) => one.endsWith(`/${language}.json`))
    const isEmpty = translation.trim() === ''
    if (path === undefined) {
      if (isEmpty) return
      edits.write(`${model.edition}/texts/${language}.json`, textsFile(language, { [text]: translation }))
      return
    }
    const json = edits.json(path)
    const key = keyIn(model, json, text)
    const at = below('/texts', key)
    if (!isEmpty) json.set(at, translation)
    else if (json.get(at) !== undefined) json.remove(at)
    confirmText(json, key)
  })
}

/** Marks the translation of a changed text as still correct. */
export function confirmTranslation(model: StudioModel, language: string, text: string): Act {
  return act(model, { name: 'confirm-translation', values: { label: text } }, (edits) => {
    const path = filesBelow(model, 'texts').find((one) => one.endsWith(`/${language}.json`))
    if (path === undefined) return
    const json = edits.json(path)
    confirmText(json, keyIn(model, json, text))
  })
}

/** The key of a text in the file; a text that contains a year is stored with the placeholder of the year. */
function keyIn(model: StudioModel, json: JsonText, text: string): string {
  const known = Object.keys(json.get('/texts') as object)
  return known.includes(text) ? text : (known.find((one) => asRead(model, one) === text) ?? text)
}

/** Adds a field to a table across applications, or removes it. */
export function setInTable(
  model: StudioModel,
  table: number,
  pointer: string,
  title: string | undefined,
): Act {
  return act(model, { name: 'set-column', values: { label: title ?? pointer } }, (edits) => {
    const json = edits.json(`${model.edition}/edition.json`)
    const list = `/tables/${table}/columns`
    const columns = json.get(list) as { value: string }[]
    const index = columns.findIndex((column) => column.value === pointer)
    if (title === undefined && index >= 0) json.remove(`${list}/${index}`)
    else if (title !== undefined && index < 0) json.insert(list, columns.length, { title, value: pointer })
    else if (title !== undefined) json.set(`${list}/${index}/title`, title)
  })
}
