import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { levelOfRegion, loadRegions } from '@formwright/fields/regions'
import type { Register } from '@formwright/fields/regions'
import { call } from '../api/api.ts'

/** The regions of forms that define their own. */
const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: () => call('GET /regions'),
  staleTime: 60_000,
})

/** The region register of a form: its own, or that of China. */
export async function registerOf(queries: QueryClient, form: string): Promise<Register> {
  const own = await queries.ensureQueryData(regionsQuery)
  return loadRegions(own.find((one) => one.form === form))
}

/** The register that contains a region of a form, or of any form (`*`). */
export async function registerKnowing(queries: QueryClient, code: string, form: string): Promise<Register> {
  const own = await queries.ensureQueryData(regionsQuery)
  const near = own.filter((one) => form === '*' || one.form === form)
  const registers = await Promise.all(near.map((one) => loadRegions(one)))
  return registers.find((one) => levelOfRegion(one, code) !== undefined) ?? loadRegions()
}
