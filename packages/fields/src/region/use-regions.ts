import { useEffect, useState } from 'react'
import type { RegionLevel } from '@formwright/definition'
import { useFormContext } from '@formwright/renderer'
import { hasRegionsWithin, loadRegions, regionsOfLevel } from './region-list.ts'
import type { RegionEntry } from './region-list.ts'

/**
 * The places of a level.
 * @param within `''`: no place above limits the choice; `undefined`: one does and is not picked yet
 * @param inner a level of which a place is picked next: only those with some in them
 */
export function useRegions(level: RegionLevel, within: string | undefined, inner?: RegionLevel) {
  // a form whose other words are changed, as in the studio, has the same places
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
