import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { follow } from './live.ts'

/** What a browser's stream does, in the hands of a test. */
class Stream extends EventTarget {
  static readonly CONNECTING = 0
  static all: Stream[] = []
  readyState = Stream.CONNECTING
  closed = false

  constructor() {
    super()
    Stream.all.push(this)
  }

  static get open(): Stream[] {
    return Stream.all.filter(({ closed }) => !closed)
  }

  close(): void {
    this.closed = true
  }

  says(kind: string): void {
    if (kind === 'open') this.readyState = 1
    this.dispatchEvent(new MessageEvent(kind, { data: '{}' }))
  }
}

let page: EventTarget & { visibilityState: string }
const windowEvents = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  Stream.all = []
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', windowEvents.addEventListener.bind(windowEvents))
  vi.stubGlobal('removeEventListener', windowEvents.removeEventListener.bind(windowEvents))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a live stream', () => {
  test.each([1, 8, 60])(
    'is begun again after %i s away, one at a time, and says that something was missed',
    (seconds) => {
      let opened = 0
      const end = follow('GET /live', {}, { open: () => opened++ })
      Stream.open[0]!.says('open')
      for (let second = 0; second < seconds * 10; second++) {
        // refused at once while the server is away: a browser alone would give up for good
        for (const stream of Stream.open) stream.says('error')
        vi.advanceTimersByTime(100)
        expect(Stream.open.length).toBeLessThanOrEqual(1)
      }
      expect(Stream.all.length).toBeLessThanOrEqual(8)
      vi.advanceTimersByTime(30_000)
      expect(Stream.open).toHaveLength(1)
      Stream.open[0]!.says('open')
      expect(opened).toBe(2)
      Stream.open[0]!.says('missed')
      expect(opened).toBe(3)
      end()
      vi.advanceTimersByTime(60_000)
      expect(Stream.open).toEqual([])
    },
  )

  test('rests while nobody looks, and does not wait when the network is back', () => {
    const end = follow('GET /live', {}, {})
    Stream.open[0]!.says('error')
    windowEvents.dispatchEvent(new Event('online'))
    expect(Stream.open).toHaveLength(1)
    // nor for an attempt that was made just before
    windowEvents.dispatchEvent(new Event('online'))
    expect(Stream.all).toHaveLength(3)
    Stream.open[0]!.says('open')
    windowEvents.dispatchEvent(new Event('online'))
    expect(Stream.all).toHaveLength(3)
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    vi.advanceTimersByTime(60_000)
    expect(Stream.open).toEqual([])
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    expect(Stream.open).toHaveLength(1)
    end()
  })
})
