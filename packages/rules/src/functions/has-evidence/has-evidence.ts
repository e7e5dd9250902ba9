import { defineFunction } from '../define.ts'
import { elaborateHasEvidence } from './elaborate-has-evidence.ts'

/** Whether a file proves a field, or one ticked option of it. Source: 勾选需提供佐证材料. */
export const hasEvidence = defineFunction({
  signature: 'hasEvidence(field: any, option?: text): bool',
  none: 'value',
  example: 'hasEvidence(green.carbonMonitoring)',
  elaborate: elaborateHasEvidence,
})
