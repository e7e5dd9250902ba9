import { reviseReasons } from '@formwright/authoring'
import { below, languageOf, ownMember } from '@formwright/definition'
import type { CarryEntry, CarryMap } from '@formwright/definition'
import type { Among } from '../document/json-text.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** Adds a new field to the carry map, if the edition has one: there is no answer of the previous year. */
export function carryNew(model: StudioModel, edits: FileEdits, id: string, location: Among): void {
  const { fields } = carryMapOf(model) ?? {}
  if (!fields) return
  const isThere = Object.hasOwn(fields, location.before ?? location.after ?? '')
  edits.json(pathOf(model)).set(below('/fields', id), 'new', isThere ? location : {})
}

/** Updates the carry map for a removed field: an answer of the previous year is dropped, with the reason. */
export function carryDropped(model: StudioModel, edits: FileEdits, id: string): void {
  const map = carryMapOf(model)
  const entry = ownMember(map?.fields, id)
  if (entry === undefined) return
  const json = edits.json(pathOf(model))
  json.remove(below('/fields', id))
  if (entry === 'new' || (typeof entry === 'object' && 'compute' in entry)) return
  const before = typeof entry === 'object' && 'from' in entry && entry.from !== undefined ? entry.from : id
  if (json.get('/dropped') === undefined) json.set('/dropped', {}, { after: 'fields' })
  json.set(below('/dropped', before), reviseReasons(languageOf(model.bundle.form)).gone)
}

/** The field's entry in the carry map; `undefined` without a carry map. */
export function carryOf(model: StudioModel, id: string): CarryEntry | undefined {
  return ownMember(carryMapOf(model)?.fields, id)
}

/** Sets whether the previous year's answer is carried over, or why it is not. */
export function setCarry(model: StudioModel, id: string, entry: CarryEntry): Act {
  return act(model, { name: 'set-carry', values: { label: id } }, (edits) =>
    edits.json(pathOf(model)).set(below('/fields', id), entry),
  )
}

function pathOf({ edition }: StudioModel): string {
  return `${edition}/carry.json`
}

function carryMapOf(model: StudioModel): CarryMap | undefined {
  return model.loaded.sources.get(pathOf(model))?.value as CarryMap | undefined
}
