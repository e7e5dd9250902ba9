import { reviseReasons } from '@formwright/authoring'
import { below, languageOf, ownMember } from '@formwright/definition'
import type { CarryEntry, CarryMap } from '@formwright/definition'
import type { Among } from '../document/json-text.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** Accounts for a new field in the carry map, where the edition has one: last year has no answer for it. */
export function carryNew(model: StudioModel, edits: FileEdits, id: string, location: Among): void {
  const { fields } = carryMapOf(model) ?? {}
  if (!fields) return
  const isThere = Object.hasOwn(fields, location.before ?? location.after ?? '')
  edits.json(pathOf(model)).set(below('/fields', id), 'new', isThere ? location : {})
}

/** Accounts for a field that is gone: last year's answer, where there was one, is left behind, and why. */
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

/** What becomes of last year's answer; `undefined` where the edition has no carry map. */
export function carryOf(model: StudioModel, id: string): CarryEntry | undefined {
  return ownMember(carryMapOf(model)?.fields, id)
}

/** Says that last year's answer is carried, or why it is not. */
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
