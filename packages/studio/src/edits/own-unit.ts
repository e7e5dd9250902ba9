import { below } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** Makes a unit that is not known, as a currency, one of the form's own: it goes with no other unit. */
export function defineUnit(model: StudioModel, unit: string): Act {
  return act(model, { name: 'define-unit', values: { label: unit } }, (edits) => {
    const json = edits.json('form.json')
    if (json.get('/units') === undefined) json.set('/units', { [unit]: {} })
    else json.set(below('/units', unit), {})
  })
}
