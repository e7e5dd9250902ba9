import { closest, UnitTable } from '@formwright/definition'
import type { LintCheck } from './context.ts'
import { fileProblem } from './context.ts'

/** The form's own units are defined by units that there are, and not by themselves. */
export const ownUnits: LintCheck = ({ bundle: { form }, loaded }) => {
  const source = loaded.sources.get('form.json')
  if (!source) return []
  const table = new UnitTable(form)
  return Object.entries(form.units ?? {}).flatMap(([name, { of }]) => {
    if (of === undefined || table.parse(name)) return []
    const others = table.names.filter((other) => other !== name)
    return [
      fileProblem(source, `/units/${name.replaceAll('~', '~0')}/of`, 'unit-unknown', {
        unit: of,
        suggestion: closest(of, others),
      }),
    ]
  })
}
