import { useState } from 'react'
import type { SyntheticEvent } from 'react'

/** Runs an action and keeps its error and whether it succeeded. */
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

/** The values of a submitted form. */
export const valuesOf = (event: SyntheticEvent<HTMLFormElement>) => {
  event.preventDefault()
  return Object.fromEntries(
    [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
  )
}
