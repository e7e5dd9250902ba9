import type { FormNode } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import { follow } from '../structure/empty.ts'
import type { Check } from './check.ts'

/** Digits of a code (GB/T 2260) that name a place at its level. */
const DIGITS: Readonly<Record<string, number>> = { province: 2, city: 4, county: 6 }

/** A field that names the region of the application names that of which it is, where that is known. */
export function regionCheck(level: string, { pointer, path, part, label }: FormNode, order: number): Check {
  const digits = DIGITS[level] ?? 6
  return {
    reads: new Set([pointer]),
    order,
    run: ({ answers, wording, region }) => {
      const place = follow(answers, path) as { code?: unknown; name?: unknown } | null | undefined
      if (region === undefined || typeof place?.code !== 'string') return NO_FINDINGS
      if (place.code.slice(0, digits) === region.slice(0, digits)) return NO_FINDINGS
      return [
        wording.finding(
          'other-region',
          { pointer, part, label },
          { value: String(place.name ?? place.code) },
        ),
      ]
    },
  }
}
