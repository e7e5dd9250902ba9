import { useEffect } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { meQuery } from '../api/queries.ts'
import { COPIES, unsentOf } from '../drafts/drafts.ts'
import { usePreferences } from '../preferences/preferences.ts'

/** Milliseconds between two looks, besides those when a network comes back. */
const EVERY = 60_000

/**
 * Sends what the reader filled in without a network, whatever page of the site is open when there is one
 * again. An application that is open in this window is sent by its editor.
 */
export function SendUnsent() {
  const queries = useQueryClient()
  const { language } = usePreferences()
  const { data: me, isError } = useQuery(meQuery)
  const account = isError ? undefined : me?.person?.id
  useEffect(() => {
    if (account === undefined) return undefined
    let working: Promise<void> | undefined
    const look = () => {
      if (navigator.onLine) working ??= sendAll().finally(() => (working = undefined))
    }
    const sendAll = async () => {
      const waiting = await unsentOf(account)
      for (const { id } of waiting.filter(({ id: one }) => !location.pathname.includes(one))) {
        const { sendUnsent } = await import('../applications/send-unsent.ts')
        // one that cannot be sent does not hold up the others: its line says that it waits
        await sendUnsent(id, language, account).catch(() => undefined)
        void queries.invalidateQueries({ queryKey: COPIES })
        void queries.invalidateQueries({ queryKey: ['applications'] })
      }
    }
    look()
    const timer = setInterval(look, EVERY)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
    }
  }, [account, language, queries])
  return null
}
