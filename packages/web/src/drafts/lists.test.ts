import fc from 'fast-check'
import { expect, test } from 'vitest'
import { World } from './world.test-support.ts'
import type { Window } from './world.test-support.ts'

interface Row {
  readonly name: string
  readonly v: number
  readonly w?: number
}

const actions = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constant('add' as const) },
      { weight: 6, arbitrary: fc.constantFrom('work' as const, 'type' as const, 'type' as const) },
      { weight: 1, arbitrary: fc.constant('leave' as const) },
      { weight: 2, arbitrary: fc.constant('colleague' as const) },
      { weight: 6, arbitrary: fc.constantFrom('save' as const, 'send' as const, 'refresh' as const) },
      { weight: 2, arbitrary: fc.constantFrom('offline' as const, 'online' as const, 'deaf' as const) },
      { weight: 1, arbitrary: fc.constantFrom('rest' as const, 'reload' as const) },
    ),
    window: fc.nat(1),
    at: fc.nat(9),
  }),
  { maxLength: 60, size: 'max' },
)

test('rows that several windows and colleagues add to one list are all there in the end, each once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), actions, async (scheduler, steps) => {
      const world = new World(scheduler)
      world.open()
      world.open()
      const added = new Map<string, number>()
      let turn = 0
      const named = (who: string): Row => {
        const row = { name: `${who}的第${++turn}行`, v: turn }
        added.set(row.name, row.v)
        return row
      }
      for (const { what, window: number, at } of steps) {
        const window = world.windows[number]!
        if (what === 'add') {
          leave(window)
          window.answers.merge([
            ['/list', inserted(listIn(window.answers.answers), at, named(`窗${number}`))],
          ])
        } else if (what === 'work') work(window, `窗${number}`, at)
        else if (what === 'type') {
          const name = type(window, turn + 1)
          if (name !== undefined) added.set(name, ++turn)
        } else if (what === 'leave') leave(window)
        else if (what === 'colleague')
          world.server.put('/list', inserted(listIn(world.server.answers), at, named('同事')))
        else if (what === 'save') void window.draftStore.save()
        else if (what === 'send') void window.sync.send()
        else if (what === 'refresh') void window.sync.refresh()
        else if (what === 'rest') await world.quiet()
        else if (what === 'reload') {
          await world.quiet()
          void world.close(number)
          await world.quiet()
          world.open()
          world.windows[number] = world.windows.pop()
        } else {
          world.online = what !== 'offline'
          world.deaf = what === 'deaf'
        }
        if (scheduler.count() > 0 && what !== 'type') await scheduler.waitOne()
      }
      world.online = true
      world.deaf = false
      for (const each of world.windows) if (each) leave(each)
      for (let round = 0; round < 6; round++) {
        for (const each of world.windows) void each?.sync.refresh()
        await world.quiet()
      }
      const last = world.windows.find((each) => each !== undefined)!
      expect(last.draftStore.undecided).toEqual([])
      const there = listIn(world.server.answers)
      expect(there.map(({ name, v }) => `${name} ${v}`).toSorted()).toEqual(
        [...added].map(([name, v]) => `${name} ${v}`).toSorted(),
      )
      for (const each of world.windows) if (each) expect(listIn(each.answers.answers)).toEqual(there)
    }),
    { numRuns: 200 },
  )
})

function listIn(answers: unknown): readonly Row[] {
  return (answers as { list?: readonly Row[] }).list ?? []
}

function inserted(list: readonly Row[], at: number, row: Row): never {
  const place = at % (list.length + 1)
  return [...list.slice(0, place), row, ...list.slice(place)] as never
}

/** Somebody goes into a row that they added. */
function work(window: Window, who: string, at: number): void {
  leave(window)
  const list = listIn(window.answers.answers)
  const own = list.flatMap(({ name }, index) => (name.startsWith(who) ? [index] : []))
  const index = own[at % Math.max(1, own.length)]
  if (index === undefined) return
  window.at = `/list/${index}/v`
  window.row = list[index]!.name
}

/** What they type goes where the caret is. Gives the name of the row that they mean. */
function type({ at, row, answers }: Window, value: number): string | undefined {
  if (at === undefined) return undefined
  answers.merge([[at, value]])
  return row
}

function leave(window: Window): void {
  window.at = undefined
  window.leave()
}
