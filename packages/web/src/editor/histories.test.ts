import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { historiesQuery } from './histories.ts'

afterEach(() => void vi.unstubAllGlobals())

test('who set a value is asked again where it could not be asked, and not once it is known', async () => {
  const change = { by: '同事', at: '2024-05-06T07:08:09Z', after: 2 }
  let isAway = true
  const asked = vi.fn(async () => {
    if (isAway) throw new TypeError('away')
    return Response.json([change])
  })
  vi.stubGlobal('fetch', asked)
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } })
  const options = historiesQuery(queries, '1', [
    { pointer: '/a', base: 0, mine: 1, theirs: 2, with: 'server' },
    { pointer: '/b', base: 0, mine: 1, theirs: 3, with: 'window' },
  ])
  const { refetchInterval } = options
  const askedAgain = () => {
    const query = queries.getQueryCache().find({ queryKey: options.queryKey })
    return (refetchInterval as (query: unknown) => number | false)(query)
  }
  const ask = () => queries.fetchQuery({ ...options, staleTime: 0 })
  expect(await ask()).toEqual([undefined, []])
  expect(askedAgain()).toBeGreaterThan(0)
  isAway = false
  expect(await ask()).toEqual([[change], []])
  expect(askedAgain()).toBe(false)
  await ask()
  expect(asked).toHaveBeenCalledTimes(2)
})
