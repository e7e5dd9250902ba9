import { below, UnitTable } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** Makes a unit that is not known, as a currency, one of the form's own: it goes with no other unit. */
export function defineUnit(model: StudioModel, unit: string): Act {
  return act(model, { name: 'define-unit', values: { label: unit } }, (edits) => writeUnit(edits, unit))
}

/** A sign of money alone, which cannot be another unit misspelt. */
const MONEY = /^\p{Sc}$/u

/** Money that a form does not know yet becomes a unit of it with the first field that is counted in it. */
export function takeMoney({ bundle }: StudioModel, edits: FileEdits, unit: unknown): void {
  if (typeof unit !== 'string' || !MONEY.test(unit)) return
  if (new UnitTable(bundle.form).unknownIn(unit).length > 0) writeUnit(edits, unit)
}

function writeUnit(edits: FileEdits, unit: string): void {
  const json = edits.json('form.json')
  if (json.get('/units') === undefined) json.set('/units', { [unit]: {} })
  else json.set(below('/units', unit), {})
}
