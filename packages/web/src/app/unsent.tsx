import { useEffect } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { retryDelay } from '../api/retry-delay.ts'
import { meQuery } from '../api/queries.ts'
import { COPIES, unsentOf } from '../drafts/drafts.ts'

/** Interval in milliseconds when nothing is pending. */
const EVERY = 60_000

/**
 * Sends offline changes from any page once there is a connection. Applications open in this window are sent
 * by their editor.
 */
export function SendUnsent() {
  const queries = useQueryClient()
  const { data: me, isError } = useQuery(meQuery)
  const account = isError ? undefined : me?.person?.id
  useEffect(() => {
    if (account === undefined) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let working = false
    let failures = 0
    let ended = false
    const waiting = async () => (await unsentOf(account)).filter(({ id }) => !location.pathname.includes(id))
    const sendAll = async () => {
      const drafts = await waiting()
      for (const { id } of drafts) {
        const { sendUnsent } = await import('../applications/send-unsent.ts')
        // continue with the others; the list shows that this one is waiting
        await sendUnsent(id, account).catch(() => undefined)
      }
      if (drafts.length === 0) return
      await queries.invalidateQueries({ queryKey: COPIES })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    }
    const look = async () => {
      if (working || !navigator.onLine) return
      working = true
      clearTimeout(timer)
      await sendAll().catch(() => undefined)
      const left = await waiting().catch(() => [])
      working = false
      if (!ended) timer = setTimeout(() => void look(), left.length > 0 ? retryDelay(failures++) : EVERY)
    }
    const online = () => {
      failures = 0
      void look()
    }
    void look()
    addEventListener('online', online)
    return () => {
      ended = true
      clearTimeout(timer)
      removeEventListener('online', online)
    }
  }, [account, queries])
  return null
}
