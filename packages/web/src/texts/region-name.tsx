import { useQuery } from '@tanstack/react-query'
import { loadRegions, nameOfRegionIn } from '@formwright/fields/regions'
import { useSay } from './say.ts'

/** A region by its name; the empty code is the whole country. */
export function RegionName({ code }: { readonly code: string }) {
  const say = useSay()
  const { data = code } = useQuery({
    queryKey: ['place', code],
    queryFn: async () => nameOfRegionIn(await loadRegions(), code),
    enabled: code !== '',
  })
  return code === '' ? say('everywhere') : data
}
