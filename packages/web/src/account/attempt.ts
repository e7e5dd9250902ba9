import { useState } from 'react'
import type { SyntheticEvent } from 'react'

/** Something that is tried: what went wrong, whether it was done. */
export function useAttempt() {
  const [error, setError] = useState<unknown>(undefined)
  const [done, setDone] = useState(false)
  const attempt = async (work: () => Promise<unknown>) => {
    setError(undefined)
    setDone(false)
    try {
      await work()
      setDone(true)
    } catch (problem) {
      setError(problem)
    }
  }
  return { error, done, attempt }
}

/** The values of a form that is sent. */
export const valuesOf = (event: SyntheticEvent<HTMLFormElement>) => {
  event.preventDefault()
  return Object.fromEntries(
    [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
  )
}
