import { plainForms } from '../text/plain-forms.ts'
import type { Unit } from './unit.ts'
import type { UnitTable } from './unit-table.ts'

/**
 * The unit stated in a title or a cell of a copied table: alone (`万元`), after a title (`产值（万元）`, `产值/万元`) or
 * in a line above the table (`单位：万元`).
 */
export function unitStated(text: string, units: UnitTable): Unit | undefined {
  const plain = plainForms(text).trim()
  const inBrackets = [...plain.matchAll(/\(([^()]+)\)/g)].map(([, inside]) => inside!).reverse()
  const trailing = [/(?:单位|units?)\s*:\s*([^\s,;()]+)/i, /[/,]\s*([^/,\s]+)$/].map(
    (pattern) => pattern.exec(plain)?.[1] ?? '',
  )
  for (const candidate of [text.trim(), plain, ...inBrackets, ...trailing]) {
    const unit = candidate === '' ? undefined : units.parse(candidate)
    if (unit) return unit
  }
  return undefined
}
