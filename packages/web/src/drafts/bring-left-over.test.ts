import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError } from '../api/api.ts'
import type { DraftLeftover } from './database.ts'
import { World } from './world.test-support.ts'
import type { Window } from './world.test-support.ts'

const LEFT: DraftLeftover = {
  of: 'd',
  reason: 'no-field',
  pointer: '/old',
  label: '旧',
  value: 1,
  detail: '',
}

/** A window of an application that something of an earlier version is left over of. */
const withLeftOver = (then: (world: World, window: Window) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const world = new World(scheduler)
      void world.storage.update('a', (draft) => ({ ...draft, aside: [LEFT] }))
      await world.quiet()
      const window = world.open()
      await world.quiet()
      await then(world, window)
    }),
    { numRuns: 3 },
  )

test('what others do is taken in where the server does not take what is left over, and that stays here', () =>
  withLeftOver(async (world, window) => {
    world.server.keepLeftOver = () => Promise.reject(new ApiError(422, 'unprocessable', ''))
    world.server.put('/a', 7)
    void window.sync.refresh()
    await world.quiet()
    expect(window.answers.answers).toMatchObject({ a: 7 })
    expect(window.sync.state).toMatchObject({ is: 'refused' })
    expect(world.draft.aside).toEqual([LEFT])
  }))

test('what is left over of a draft that is deleted meanwhile is sent once', () =>
  withLeftOver(async (world, window) => {
    let sent = 0
    world.server.keepLeftOver = async () => {
      Object.assign(world.storage, { update: async () => undefined })
      if (++sent > 9) throw new Error('sent again and again')
    }
    void window.sync.send()
    await world.quiet()
    expect(sent).toBe(1)
  }))
