import { useEffect, useState } from 'react'
import { loadRegions, nameOfRegionIn } from '@formwright/fields/regions'
import type { Register } from '@formwright/fields/regions'
import { useStudio } from './use-studio.ts'

/**
 * Returns a function that names regions of the form by code; `undefined` for an unknown code, or before the
 * names are loaded.
 */
export function useRegionNames(): (code: string) => string | undefined {
  const { region, regions } = useStudio().model.bundle.form
  const [register, setRegister] = useState<Register>()
  useEffect(() => {
    if (!region) return
    let isCurrent = true
    // without the names, codes are shown
    loadRegions(regions && { regions }).then(
      (loaded) => isCurrent && setRegister(loaded),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [region, regions])
  return (code) => {
    const name = register && nameOfRegionIn(register, code)
    return name === code ? undefined : name
  }
}
