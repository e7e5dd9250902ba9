import { plainForms } from '@formwright/definition'
import type { RegionRegister } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

const FILE = 'regions.json'

/** The form's own regions; `undefined` if it uses those of China. */
export function registerOf({ loaded }: StudioModel): RegionRegister | undefined {
  return loaded.sources.get(FILE)?.value as RegionRegister | undefined
}

/** Code and name of a region, and its parent region if any. */
export interface ListedRegion {
  readonly code: string
  readonly name: string
  readonly above: string
}

export function regionsAtLevel({ levels }: RegionRegister, level: number): ListedRegion[] {
  const above = Object.entries(levels[level - 1]?.places ?? {})
  return Object.entries(levels[level]!.places).map(([code, name]) => ({
    code,
    name,
    above: above.find(([outer]) => code !== outer && code.startsWith(outer))?.[1] ?? '',
  }))
}

/** An invalid line of a region list. */
export interface WrongLine {
  readonly line: number
  readonly why: 'places-no-name' | 'places-code' | 'places-twice' | 'places-outside'
  readonly text: string
}

/** A code followed by a name, separated by spaces or commas. */
const LINE = /^\s*([^\s,\uFF0C\u3001]+)[\s,\uFF0C\u3001]*(.*)$/
const CODE = /^[A-Z0-9][A-Z0-9.-]{0,19}$/

/**
 * Parses a list of regions, one on each line, as copied from a spreadsheet: code, tab or spaces, name.
 * Further columns, such as the parent region, are ignored, as they follow from the code.
 */
export function readRegions(
  text: string,
  { levels }: RegionRegister,
  level: number,
): { readonly places: Readonly<Record<string, string>>; readonly wrong: readonly WrongLine[] } {
  const outer = level > 0 ? Object.keys(levels[level - 1]!.places) : undefined
  const regions = new Map<string, string>()
  const wrong: WrongLine[] = []
  for (const [index, written] of text.split(/\r\n|[\r\n]/).entries()) {
    if (written.trim() === '') continue
    const [, found = '', rest = ''] = LINE.exec(written) ?? []
    const code = plainForms(found).toUpperCase()
    const name = rest.split('\t')[0]!.trim()
    const report = (why: WrongLine['why']) => wrong.push({ line: index + 1, why, text: found })
    if (!CODE.test(code)) report('places-code')
    else if (name === '') report('places-no-name')
    else if (regions.has(code)) report('places-twice')
    else if (outer && !outer.some((one) => code !== one && code.startsWith(one))) report('places-outside')
    else regions.set(code, name)
  }
  return { places: Object.fromEntries(regions), wrong }
}

/** Replaces the regions of a level. */
export function setRegions(
  model: StudioModel,
  level: number,
  regions: Readonly<Record<string, string>>,
): Act {
  return act(model, { name: 'set-places', values: { n: Object.keys(regions).length } }, (edits) =>
    edits.json(FILE).set(`/levels/${level}/places`, regions),
  )
}
