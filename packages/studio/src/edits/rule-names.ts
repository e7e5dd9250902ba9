import { below } from '@formwright/definition'
import { ownNamesOf } from '@formwright/rules'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { readEdition } from '../model/read-edition.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { partOf } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

interface Named {
  readonly names?: Readonly<Record<string, string>>
}

/**
 * Sets the description of a name used in rules, in this part and every other part that has one; an empty one
 * removes it.
 */
export function callRuleName(model: StudioModel, part: string, name: string, words: string): Act {
  const own = partOf(model, part).files.rules!
  return act(model, { name: 'call-rule-name', values: { name } }, (edits) => {
    for (const { files } of model.loaded.parts) {
      const { names = {} } = files.rules!.value as Named
      if (files.rules !== own && !Object.hasOwn(names, name)) continue
      const json = edits.json(files.rules!.file)
      if (words.trim() !== '') {
        json.set('/names', { ...names, [name]: words }, { before: 'rules' })
      } else if (Object.keys(names).length > 1) json.remove(below('/names', name))
      else if (Object.hasOwn(names, name)) json.remove('/names')
    }
  })
}

/** Removes the descriptions of names that rules no longer use. */
export function forgetRuleNames(model: StudioModel, edits: FileEdits): void {
  const after = readEdition(withChanges(model.files, edits.changes()), model.edition).bundle
  if (!after) return
  for (const { key, files } of model.loaded.parts) {
    const { names = {} } = files.rules!.value as Named
    if (!after.parts.some((part) => part.key === key)) continue
    const [had, has] = [model.bundle, after].map(
      ({ rules }) => new Set(rules.flatMap((rule) => (rule.part === key ? [...ownNamesOf(rule)] : []))),
    )
    const gone = Object.keys(names).filter((name) => had!.has(name) && !has!.has(name))
    const { file } = files.rules!
    if (gone.length > 0 && gone.length === Object.keys(names).length) edits.json(file).remove('/names')
    else for (const name of gone) edits.json(file).remove(below('/names', name))
  }
}
