import { isSameRegion, scalarText } from '@formwright/definition'
import type { FormNode, RegionLevel } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import { follow } from '../structure/empty.ts'
import type { Check } from './check.ts'

/** A field that names the region of the application names that of which it is, where that is known. */
export function regionCheck(
  level: RegionLevel,
  { pointer, path, part, label }: FormNode,
  order: number,
): Check {
  return {
    reads: new Set([pointer]),
    order,
    run: ({ answers, wording, region }) => {
      const place = follow(answers, path) as { code?: unknown; name?: unknown } | null | undefined
      if (region === undefined || typeof place?.code !== 'string') return NO_FINDINGS
      if (isSameRegion(place.code, region, level)) return NO_FINDINGS
      return [
        wording.finding(
          'other-region',
          { pointer, part, label },
          { value: scalarText(place.name ?? place.code) },
        ),
      ]
    },
  }
}
