import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withTimeout, StorageTimeout } from './with-timeout.ts'

/** A clock whose one waiting call is made by hand. */
function handClock() {
  const waiting = new Set<() => void>()
  return {
    waiting,
    after: (_ms: number, then: () => void) => {
      waiting.add(then)
      return () => waiting.delete(then)
    },
    pass: () => {
      for (const then of waiting) then()
    },
  }
}

test('storage that never answers is told, and whoever waits gets an error', async () => {
  const clock = handClock()
  const opened = withTimeout(new Promise<string>(() => undefined), clock.after)
  clock.pass()
  await expect(opened).rejects.toBeInstanceOf(StorageTimeout)
})

test('whatever comes first counts, and nothing is left waiting', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), async (isLate, isRefused) => {
      const clock = handClock()
      let answer: () => void = () => undefined
      const coming = new Promise<string>((resolve, reject) => {
        answer = () => (isRefused ? reject(new RangeError('refused')) : resolve('open'))
      })
      const opened = withTimeout(coming, clock.after).catch((error: unknown) => error)
      if (isLate) clock.pass()
      answer()
      const got = await opened
      await Promise.resolve()
      if (isLate) expect(got).toBeInstanceOf(StorageTimeout)
      else expect(isRefused ? got instanceof RangeError : got === 'open').toBe(true)
      if (!isLate) expect(clock.waiting.size).toBe(0)
    }),
  )
})
