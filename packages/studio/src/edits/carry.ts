import { reviseReasons } from '@formwright/authoring'
import { below, languageOf, ownMember } from '@formwright/definition'
import type { CarryMap } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** Accounts for a new field in the carry map, where the edition has one: last year has no answer for it. */
export function carryNew(model: StudioModel, edits: FileEdits, id: string, after: string | undefined): void {
  const map = carryMapOf(model)
  if (!map?.fields) return
  const beside = after !== undefined && Object.hasOwn(map.fields, after) ? { after } : {}
  edits.json(pathOf(model)).set(below('/fields', id), 'new', beside)
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

function pathOf({ edition }: StudioModel): string {
  return `${edition}/carry.json`
}

function carryMapOf(model: StudioModel): CarryMap | undefined {
  return model.loaded.sources.get(pathOf(model))?.value as CarryMap | undefined
}
