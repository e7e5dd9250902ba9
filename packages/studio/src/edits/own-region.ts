import { regionLevelsOf, valueAt } from '@formwright/definition'
import type { RegionLevel } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import { controlOf, fieldAt, partOf, screenOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** The region level of a field, from the options of its control; by default the smallest. */
export function regionLevelOf(model: StudioModel, pointer: string): RegionLevel {
  const part = partOf(model, fieldAt(model, pointer).part)
  const control = controlOf(part, withinPart(part.key, pointer))
  const level = control === undefined ? undefined : valueAt(screenOf(part), `${control}/options/level`)
  const levels = regionLevelsOf(model.bundle.form)
  return levels.find((one) => one === level) ?? levels.at(-1)!
}

/** Changes the region level of a field. If it is prefilled with the application's region, it still is. */
export function setRegionLevel(model: StudioModel, pointer: string, level: RegionLevel): Act {
  const { part: key, title } = fieldAt(model, pointer)
  const part = partOf(model, key)
  return act(model, { name: 'set-region', values: { label: title } }, (edits) => {
    const control = controlOf(part, withinPart(key, pointer))
    if (control === undefined) return pointer
    const json = edits.json(part.files.ui!.file)
    if (json.get(`${control}/options`) === undefined) json.set(`${control}/options`, { level })
    else json.set(`${control}/options/level`, level)
    if (isOwnRegion(model, pointer)) {
      forgetOwnRegion(edits, pointer)
      nameOwnRegion(edits, pointer, level)
    }
    return pointer
  })
}

/** Whether a field is prefilled with the application's region. */
export function isOwnRegion({ bundle }: StudioModel, pointer: string): boolean {
  return Object.values(bundle.form.region ?? {}).includes(pointer)
}

/**
 * Sets whether a field is prefilled with the application's region; it replaces another field of its level.
 */
export function setOwnRegion(model: StudioModel, pointer: string, on: boolean): Act {
  const { title } = fieldAt(model, pointer)
  return act(model, { name: 'set-region', values: { label: title } }, (edits) => {
    if (on) nameOwnRegion(edits, pointer, regionLevelOf(model, pointer))
    else forgetOwnRegion(edits, pointer)
    return pointer
  })
}

/** Stores which field is prefilled with the region of a level. */
export function nameOwnRegion(edits: FileEdits, pointer: string, level: RegionLevel): void {
  const json = edits.json('form.json')
  if (json.get('/region') === undefined) json.set('/region', { [level]: pointer })
  else json.set(`/region/${level}`, pointer)
}

/** Removes a field from those that are prefilled with the application's region. */
export function forgetOwnRegion(edits: FileEdits, pointer: string): void {
  const json = edits.json('form.json')
  const region = json.get('/region') as Readonly<Record<string, string>> | undefined
  if (region === undefined) return
  const kept = Object.entries(region).filter(([, at]) => at !== pointer)
  if (kept.length === 0) json.remove('/region')
  else if (kept.length < Object.keys(region).length) json.set('/region', Object.fromEntries(kept))
}
