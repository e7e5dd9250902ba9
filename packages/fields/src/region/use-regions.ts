import { useEffect, useState } from 'react'
import type { RegionLevel } from '@formwright/definition'
import { useFormContext } from '@formwright/renderer'
import { hasRegionsWithin, loadRegions, regionsOfLevel } from './region-list.ts'
import type { RegionEntry } from './region-list.ts'

/**
 * The regions of a level.
 * @param within `''`: the choice is not limited; `undefined`: it is limited by a region that is not picked
 *   yet
 * @param inner a level that is picked next: only regions that contain some of that level
 */
export function useRegions(level: RegionLevel, within: string | undefined, inner?: RegionLevel) {
  // depends on the regions only, so that editing other texts of the form, as in the studio, does not reload
  // them
  const { regions: own } = useFormContext().form.bundle.form
  const [state, setState] = useState<{ regions?: readonly RegionEntry[]; failed: boolean }>({ failed: false })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    if (within === undefined) setState({ regions: [], failed: false })
    else {
      loadRegions(own && { regions: own }).then(
        (lists) => {
          const regions = regionsOfLevel(lists, level, within).filter(
            ({ code }) => !inner || hasRegionsWithin(lists, inner, code),
          )
          if (current) setState({ regions, failed: false })
        },
        () => current && setState({ failed: true }),
      )
    }
    return () => {
      current = false
    }
  }, [own, level, within, inner, attempt])
  return { ...state, retry: () => setAttempt(attempt + 1) }
}
