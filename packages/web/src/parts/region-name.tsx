import { useQuery, useQueryClient } from '@tanstack/react-query'
import { nameOfRegionIn } from '@formwright/fields/regions'
import { registerKnowing } from './registers.ts'
import { useSay } from '../texts/say.ts'

/** The name of a region; the empty code is everywhere. */
export function RegionName({ code, form = '*' }: { readonly code: string; readonly form?: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const { data = code } = useQuery({
    queryKey: ['place', form, code],
    queryFn: async () => nameOfRegionIn(await registerKnowing(queries, code, form), code),
    enabled: code !== '',
  })
  return code === '' ? say('everywhere') : data
}
