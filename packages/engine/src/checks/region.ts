import { ownMember, regionAbove, scalarText } from '@formwright/definition'
import type { FormNode, OfRegions, RegionLevel } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import { follow } from '../structure/empty.ts'
import type { Check } from './check.ts'

/** A place that is picked is one of the form's own, by its code and name. */
export function placeCheck(
  { regions }: OfRegions,
  { pointer, path, part, label }: FormNode,
  order: number,
): Check {
  return {
    reads: new Set([pointer]),
    order,
    run: ({ answers, wording }) => {
      const place = follow(answers, path) as { code?: unknown; name?: unknown } | null | undefined
      if (typeof place?.code !== 'string' || typeof place.name !== 'string') return NO_FINDINGS
      const { code } = place
      const known = regions?.levels.flatMap(({ places }) => ownMember<string>(places, code) ?? [])
      if (!known || known.includes(place.name)) return NO_FINDINGS
      const values = { value: place.name, code: place.code }
      return [wording.finding('no-region', { pointer, part, label }, values)]
    },
  }
}

/** A field that names the region of the application names that of which it is, where that is known. */
export function regionCheck(
  form: OfRegions,
  level: RegionLevel,
  { pointer, path, part, label }: FormNode,
  order: number,
): Check {
  return {
    reads: new Set([pointer]),
    order,
    run: ({ answers, wording, region }) => {
      const place = follow(answers, path) as { code?: unknown; name?: unknown } | null | undefined
      if (!region || typeof place?.code !== 'string') return NO_FINDINGS
      if (regionAbove(form, place.code, level) === regionAbove(form, region, level)) return NO_FINDINGS
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
