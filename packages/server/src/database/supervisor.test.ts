import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pauseAfter, repeat, Supervisor } from './supervisor.ts'
import type { Connected } from './supervisor.ts'

/** Something that can be connected, and lost in every way at once. */
class Line {
  open = 0
  attempts = 0
  inFlight = 0
  mostInFlight = 0
  up = true
  losses: (() => void)[] = []

  connect = async (): Promise<Connected> => {
    this.attempts++
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight)
    await Promise.resolve()
    this.inFlight--
    if (!this.up) throw new Error('away')
    this.open++
    return {
      lost: new Promise<void>((_, fail) => this.losses.push(() => fail(new Error('lost')))),
      close: async () => void this.open--,
    }
  }

  cut(): void {
    this.up = false
    for (const lose of this.losses.splice(0)) {
      lose()
      lose()
    }
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => void vi.useRealTimers())

/** `timers/promises` is not faked: pauses are made without. */
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _value: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise<void>((done) => {
      const end = () => (signal.removeEventListener('abort', end), clearTimeout(timer), done())
      const timer = setTimeout(end, ms)
      signal.addEventListener('abort', end)
    }),
}))

describe('what connects again', () => {
  test.each([1, 8, 60])(
    'after %i s away, ten times over: one attempt at a time, one connection',
    async (seconds) => {
      const line = new Line()
      const seen = { connected: false, again: 0 }
      const supervisor = new Supervisor(line.connect, {
        connected: (is) => (seen.connected = is),
        again: () => seen.again++,
      })
      await supervisor.start()
      for (let round = 0; round < 10; round++) {
        const before = line.attempts
        line.cut()
        await vi.advanceTimersByTimeAsync(seconds * 1000)
        expect(seen.connected).toBe(false)
        expect(line.attempts - before).toBeLessThanOrEqual(10 + seconds / 2)
        line.up = true
        await vi.advanceTimersByTimeAsync(5000)
        expect([seen.connected, line.open, line.mostInFlight]).toEqual([true, 1, 1])
        await vi.advanceTimersByTimeAsync(20_000)
      }
      expect(line.losses).toHaveLength(1)
      await supervisor.stop()
      expect(line.open).toBe(0)
      const { attempts } = line
      await vi.advanceTimersByTimeAsync(60_000)
      expect(line.attempts).toBe(attempts)
      expect(seen.again).toBe(attempts - 1)
    },
  )

  test('what is accepted and closed at once is waited for longer and longer', async () => {
    const line = new Line()
    const supervisor = new Supervisor(
      async () => {
        const connected = await line.connect()
        setTimeout(() => line.losses.pop()?.(), 5)
        return connected
      },
      { connected: () => undefined, again: () => undefined },
    )
    await supervisor.start()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(line.attempts).toBeLessThanOrEqual(30)
    expect(line.open).toBeLessThanOrEqual(1)
    await supervisor.stop()
  })

  test('pauses grow, never above five seconds, and differ', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((failures) => pauseAfter(failures, () => 1))).toEqual([
      250, 500, 1000, 2000, 4000, 5000, 5000,
    ])
    expect(pauseAfter(5, () => 0)).toBe(2500)
  })

  test('work that is repeated never overlaps itself', async () => {
    let [running, most, times] = [0, 0, 0]
    const end = repeat(1000, async () => {
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 7000))
      running--
      times++
      throw new Error('it failed')
    })
    await vi.advanceTimersByTimeAsync(24_500)
    expect([times, most]).toEqual([3, 1])
    await end()
  })
})
