import { withChanges } from '../document/file-edits.ts'
import { keyOf } from '../kinds/key-of.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { usedKeys } from '../model/used-names.ts'
import { mentionsOfPart } from '../usage/mentions.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import type { NewField } from './new-field.ts'
import { addPart, hasParts, movePart, removePart } from './parts.ts'

/**
 * Gives a new part a key made of its title once it has one, as long as it is empty and nothing was stored
 * under its initial key. `undefined` if it has that key already, or keeps its own.
 */
function keyedByName(model: StudioModel, key: string): Act | undefined {
  const title = model.bundle.parts.find((part) => part.key === key)?.title ?? ''
  const keys = model.loaded.parts.map((part) => part.key)
  const others = keys.filter((one) => one !== key)
  const isUsed =
    model.fields.some((field) => field.part === key) ||
    model.earlier?.()?.loaded.parts.some((part) => part.key === key) === true
  if (isUsed || !hasParts(model) || keyOf(title, usedKeys(model, '', others)) === key) return undefined
  if (mentionsOfPart(model, key).some(({ kind }) => kind === 'rules' || kind === 'cases')) return undefined
  const changes = new Map<string, string | undefined>()
  let now = model
  const run = (act: Act): Act => {
    for (const [path, text] of act.changes) changes.set(path, text)
    now = modelOf(withChanges(now.files, act.changes), model.edition) ?? now
    return act
  }
  const { part } = run(addPart(now, title))
  run(removePart(now, key))
  run(movePart(now, part!, keys.indexOf(key)))
  return { step: { name: 'rename-part', values: { label: title } }, changes, part: part! }
}

/**
 * Adds a field. With the first field of a part that was titled in the meantime, the part gets a key made of
 * its title.
 */
export function addFieldToPart(model: StudioModel, wanted: NewField): Act {
  const keyed = keyedByName(model, wanted.part)
  const now = keyed && modelOf(withChanges(model.files, keyed.changes), model.edition)
  if (!keyed || !now) return addField(model, wanted)
  const added = addField(now, { ...wanted, part: keyed.part! })
  return { ...added, changes: new Map([...keyed.changes, ...added.changes]), part: keyed.part! }
}
