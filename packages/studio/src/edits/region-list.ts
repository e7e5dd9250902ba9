import { plainForms } from '@formwright/definition'
import type { RegionRegister } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

const FILE = 'regions.json'

/** The places of the form's own, where it does not work with those of China. */
export function registerOf({ loaded }: StudioModel): RegionRegister | undefined {
  return loaded.sources.get(FILE)?.value as RegionRegister | undefined
}

/** Code and name of a place, and the place of the level above in which it lies, if there is one. */
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

/** What is wrong with a line of a list of places. */
export interface WrongLine {
  readonly line: number
  readonly why: 'places-no-name' | 'places-code' | 'places-twice' | 'places-outside'
  readonly text: string
}

/** A code and what follows it, whatever comma or space parts them. */
const LINE = /^\s*([^\s,\uFF0C\u3001]+)[\s,\uFF0C\u3001]*(.*)$/
const CODE = /^[A-Z0-9][A-Z0-9.-]{0,19}$/

/**
 * Reads a list of places, one a line, as it is copied from a spreadsheet: the code, a tab or spaces, the
 * name; what more stands in a line, such as the place above, follows from the code.
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

/** Writes the places of a level anew. */
export function setRegions(
  model: StudioModel,
  level: number,
  regions: Readonly<Record<string, string>>,
): Act {
  return act(model, { name: 'set-places', values: { n: Object.keys(regions).length } }, (edits) =>
    edits.json(FILE).set(`/levels/${level}/places`, regions),
  )
}
