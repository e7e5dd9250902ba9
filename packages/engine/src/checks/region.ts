import { isRegionCode, ownMember, regionAbove, scalarText } from '@formwright/definition'
import type { FormNode, OfRegions, RegionLevel } from '@formwright/definition'
import type { FindingCode } from '../findings/catalogue.ts'
import { NO_FINDINGS } from '../findings/finding.ts'
import { follow } from '../structure/empty.ts'
import type { Check, Run } from './check.ts'

/** A place that was picked; what else stands there is looked at by the field. */
interface Place {
  readonly code: string
  readonly name?: unknown
}

/** What is wrong with a place that was picked, with the values of its message. */
interface Wrong {
  readonly code: FindingCode
  readonly values: Readonly<Record<string, string>>
}

/** A place that is picked is one that there is: of the form's own by code and name, of China by its code. */
export function placeCheck(form: OfRegions, node: FormNode, order: number): Check {
  return checkOfPlace(node, order, ({ code, name }) => {
    if (typeof name !== 'string') return undefined
    const isKnown = form.regions
      ? form.regions.levels.some(({ places }) => ownMember<string>(places, code) === name)
      : isRegionCode(form, code)
    return isKnown ? undefined : { code: 'no-region', values: { value: name, code } }
  })
}

/** A field that names the region of the application names that of which it is, where that is known. */
export function regionCheck(form: OfRegions, level: RegionLevel, node: FormNode, order: number): Check {
  return checkOfPlace(node, order, ({ code, name }, { region }) => {
    if (!region || regionAbove(form, code, level) === regionAbove(form, region, level)) return undefined
    return { code: 'other-region', values: { value: scalarText(name ?? code) } }
  })
}

function checkOfPlace(
  { pointer, path, part, label }: FormNode,
  order: number,
  wrong: (place: Place, run: Run) => Wrong | undefined,
): Check {
  return {
    reads: new Set([pointer]),
    order,
    run: (run) => {
      const place = follow(run.answers, path) as { code?: unknown; name?: unknown } | null | undefined
      if (typeof place?.code !== 'string') return NO_FINDINGS
      const found = wrong({ code: place.code, name: place.name }, run)
      return found ? [run.wording.finding(found.code, { pointer, part, label }, found.values)] : NO_FINDINGS
    },
  }
}
