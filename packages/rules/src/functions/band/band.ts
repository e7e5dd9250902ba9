import { defineFunction } from '../define.ts'
import { prepareBand, unitOfBand } from './prepare-band.ts'

/**
 * The value of the band that a number or an option falls into. Source: 评分表, boundary values take the higher
 * band.
 */
export const band = defineFunction({
  signature: 'band(value: any, table: table): number',
  units: unitOfBand,
  none: 'zero',
  example: 'band(4, params.shareScores)',
  prepare: prepareBand,
})
