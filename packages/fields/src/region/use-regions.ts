import { useEffect, useState } from 'react'
import type { RegionLevel } from '@formwright/definition'
import { useFormContext } from '@formwright/renderer'
import { loadRegions, placesOf } from './region-list.ts'
import type { RegionEntry } from './region-list.ts'

/**
 * The places of a level.
 * @param within `''`: no place above limits the choice; `undefined`: one does and is not picked yet
 * @param inner a level of which a place is picked next: only those with some in them
 */
export function useRegions(level: RegionLevel, within: string | undefined, inner?: RegionLevel) {
  const { form } = useFormContext().form.bundle
  const [state, setState] = useState<{ regions?: readonly RegionEntry[]; failed: boolean }>({ failed: false })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    if (within === undefined) setState({ regions: [], failed: false })
    else {
      loadRegions(form).then(
        (lists) => {
          const regions = placesOf(lists, level, within).filter(
            ({ code }) => !inner || placesOf(lists, inner, code)[0],
          )
          if (current) setState({ regions, failed: false })
        },
        () => current && setState({ failed: true }),
      )
    }
    return () => {
      current = false
    }
  }, [form, level, within, inner, attempt])
  return { ...state, retry: () => setAttempt(attempt + 1) }
}
