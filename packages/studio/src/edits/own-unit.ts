import { below, UnitTable } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** Defines an unknown unit, such as a currency, as a unit of the form; it does not convert to other units. */
export function defineUnit(model: StudioModel, unit: string): Act {
  return act(model, { name: 'define-unit', values: { label: unit } }, (edits) => writeUnit(edits, unit))
}

/** A currency sign alone, which cannot be a misspelt unit. */
const MONEY = /^\p{Sc}$/u

/** Defines an unknown currency as a unit of the form when a field first uses it. */
export function takeMoney({ bundle }: StudioModel, edits: FileEdits, unit: unknown): void {
  if (typeof unit !== 'string' || !MONEY.test(unit)) return
  if (new UnitTable(bundle.form).unknownIn(unit).length > 0) writeUnit(edits, unit)
}

function writeUnit(edits: FileEdits, unit: string): void {
  const json = edits.json('form.json')
  if (json.get('/units') === undefined) json.set('/units', { [unit]: {} })
  else json.set(below('/units', unit), {})
}
