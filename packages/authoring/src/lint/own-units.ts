import { below, closest, UnitTable } from '@formwright/definition'
import type { LintCheck } from './context.ts'
import { editionSource, fileProblem } from './context.ts'

/**
 * The units of parameters are known; the form's own are defined by units that there are, and not by
 * themselves.
 */
export const ownUnits: LintCheck = (context) => {
  const { form, edition } = context.bundle
  const table = new UnitTable(form)
  const inParams = Object.entries(edition.params).flatMap(([name, { unit }]) => {
    if (unit === undefined || unit === 'any' || table.parse(unit)) return []
    if (Object.hasOwn(form.units ?? {}, unit)) return []
    const params = { unit, suggestion: nearestUnit(unit, table.names) }
    return [
      fileProblem(
        editionSource(context, 'edition.json')!,
        below('/params', name, 'unit'),
        'unit-unknown',
        params,
      ),
    ]
  })
  const source = context.loaded.sources.get('form.json')
  if (!source) return inParams
  const ofForm = Object.entries(form.units ?? {}).flatMap(([name, { of }]) => {
    if (of === undefined || table.parse(name)) return []
    const others = table.names.filter((other) => other !== name)
    return [
      fileProblem(source, below('/units', name, 'of'), 'unit-unknown', {
        unit: of,
        suggestion: nearestUnit(of, others),
      }),
    ]
  })
  return [...inParams, ...ofForm]
}

/** The unit that was meant: km² for km2; of a name of one or two letters only other letters of the same. */
export function nearestUnit(written: string, names: readonly string[]): string {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase()
  const same = names.find((name) => plain(name) === plain(written))
  return same ?? (written.length > 2 ? closest(written, names) : '')
}
