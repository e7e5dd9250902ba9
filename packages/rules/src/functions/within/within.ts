import { isInRegion, scalarText } from '@formwright/definition'
import { defineFunction } from '../define.ts'

/** A region at or below one of the listed GB/T 2260 codes. Source: 西部地区可适当放宽. */
export const withinRegion = defineFunction({
  signature: 'within(region: region, codes: list): bool',
  none: 'value',
  example: 'within(cover.region.province, params.westernProvinces)',
  apply: (region: { code?: unknown }, codes: readonly unknown[]) => {
    const code = region.code
    if (typeof code !== 'string' || code === '') return undefined
    return codes.some((listed) => isInRegion(code, scalarText(listed)))
  },
})
