import { defineFunction } from '../define.ts'
import { within } from '../../decimal.ts'
import { commonUnit } from '../../language/call.ts'

/** Equal but for a tolerance, as decimals. Source: the tolerances of the checks (±0.01, ±0.005). */
export const near = defineFunction({
  signature: 'near(value: number, expected: number, tolerance: number): bool',
  units: (args, mismatch) => void commonUnit(args.slice(0, 2), mismatch),
  none: 'skip',
  example: 'near(33.33, 33.3333, 0.01)',
  apply: within,
})
