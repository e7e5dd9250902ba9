import { useEffect, useState } from 'react'
import { loadRegions, regionsOf } from './places.ts'
import type { Level, RegionEntry } from './places.ts'

/** The places of a level. `within` `''`: no place above limits the choice; `undefined`: one does and is not picked yet. */
export function usePlaces(level: Level, within: string | undefined) {
  const [state, setState] = useState<{ places?: readonly RegionEntry[]; failed: boolean }>({ failed: false })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    if (within === undefined) setState({ places: [], failed: false })
    else {
      loadRegions().then(
        (lists) =>
          current &&
          setState({ places: regionsOf(lists, level, within === '' ? undefined : within), failed: false }),
        () => current && setState({ failed: true }),
      )
    }
    return () => {
      current = false
    }
  }, [level, within, attempt])
  return { ...state, retry: () => setAttempt(attempt + 1) }
}
