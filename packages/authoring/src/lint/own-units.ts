import { below, closest, UnitTable } from '@formwright/definition'
import type { FormFile, ProblemCode, ProblemParams } from '@formwright/definition'
import type { LintCheck } from './context.ts'
import { editionSource, fileProblem } from './context.ts'

/**
 * Units of parameters must be known; a form's own units must be defined by known units, and not in a cycle.
 */
export const ownUnits: LintCheck = (context) => {
  const { form, edition } = context.bundle
  const table = new UnitTable(form)
  const inParams = Object.entries(edition.params).flatMap(([name, { unit }]) => {
    if (unit === undefined || unit === 'any' || table.parse(unit)) return []
    if (table.unknownIn(unit).every((part) => Object.hasOwn(form.units ?? {}, part))) return []
    const { code, params } = unitProblem(unit, table)
    return [
      fileProblem(editionSource(context, 'edition.json')!, below('/params', name, 'unit'), code, params),
    ]
  })
  const source = context.loaded.sources.get('form.json')
  if (!source) return inParams
  const units = form.units ?? {}
  const product = new UnitTable({ language: form.language })
  const looped = new Set<string>()
  const ofForm = Object.entries(units).flatMap(([name, { of }]) => {
    const meant = product.parse(name)
    const own = table.parse(name)
    if (meant && own && meant.scale !== own.scale)
      return [fileProblem(source, below('/units', name), 'unit-known', { unit: name })]
    if (of === undefined || own) return []
    const chain = loopFrom(name, units)
    if (chain.some((link) => looped.has(link))) return []
    for (const link of chain) looped.add(link)
    if (chain.length > 0) {
      const params = { chain: [...chain, chain[0]!].join(' → ') }
      return [fileProblem(source, below('/units', name, 'of'), 'unit-loop', params)]
    }
    const { code, params } = unitProblem(of, table, name)
    return [fileProblem(source, below('/units', name, 'of'), code, params)]
  })
  return [...inParams, ...ofForm]
}

/** The units of a definition cycle, starting with one of them; empty if there is none. */
function loopFrom(name: string, units: NonNullable<FormFile['units']>): string[] {
  const chain = [name]
  for (;;) {
    const of = units[chain.at(-1)!]?.of
    if (of === name) return chain
    if (of === undefined || chain.includes(of)) return []
    chain.push(of)
  }
}

/**
 * The problem for an unknown unit; for a quotient about its unknown part.
 * @param own the form's own unit that is being defined, which is not suggested
 */
export function unitProblem(unit: string, table: UnitTable, own?: string): UnitProblem {
  const names = table.names.filter((name) => name !== own)
  const [part = unit] = table.unknownIn(unit)
  const suggestion = nearestUnit(part, names)
  return part === unit.trim()
    ? { code: 'unit-unknown', params: { unit, suggestion } }
    : { code: 'unit-part-unknown', params: { unit, part, suggestion } }
}

interface UnitProblem {
  readonly code: ProblemCode
  readonly params: ProblemParams
}

/** Units written out in words, and their symbols. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/\b(?:metric )?ton(?:ne)?s?\b/gi, 't'],
  [/\bkilogram(?:me)?s?\b/gi, 'kg'],
  [/\bkilomet(?:re|er)s?\b/gi, 'km'],
  [/\b(?:square|sq\.?) met(?:re|er)s?\b/gi, 'm²'],
  [/\bmet(?:re|er)s?\b/gi, 'm'],
  [/\bhectares?\b/gi, 'ha'],
  [/\blit(?:re|er)s?\b/gi, 'L'],
  [/\bkilowatt[- ]?hours?\b/gi, 'kWh'],
  [/\bmegawatt[- ]?hours?\b/gi, 'MWh'],
  [/\bper ?cent\b/gi, '%'],
]

function inSigns(written: string): string {
  return WRITTEN_OUT.reduce((text, [name, sign]) => text.replaceAll(name, sign), written)
}

/**
 * The most similar unit: km² for km2; for a name of one or two letters only a variant of the same letters.
 */
function nearestUnit(written: string, names: readonly string[]): string {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase()
  const wanted = new Set([plain(written), plain(inSigns(written))])
  const same = names.find((name) => wanted.has(plain(name)))
  return same ?? (written.length > 2 ? closest(written, names) : '')
}
