import { defineFunction } from '../define.ts'
import { elaborateBand } from './elaborate-band.ts'

/**
 * The lowest and highest value that an expression can have when each of its inputs is off by half of its last
 * decimal. The expression must rise or fall steadily in each input, as ratios and growth rates do.
 */
export const roundingBand = defineFunction({
  signature: 'roundingBand(expression: number): band',
  example: 'inBand(25, roundingBand(growth(4.0, 5.0)), 0.01)',
  elaborate: elaborateBand,
})
