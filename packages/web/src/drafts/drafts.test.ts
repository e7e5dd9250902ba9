import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CORRECTION, START, World } from './world.test-support.ts'
import type { Window } from './world.test-support.ts'

const FIELDS = ['/a', '/g/b', '/rows/0/c'] as const
type Field = (typeof FIELDS)[number]

/**
 * Which values somebody put aside knowingly, by typing over what they saw or by deciding. Every value is used
 * once.
 */
class Knowledge {
  readonly #over = new Map<string, Set<string>>()
  add(field: Field, value: unknown, instead: unknown): void {
    const key = `${field} ${String(value)}`
    this.#over.set(key, (this.#over.get(key) ?? new Set()).add(`${field} ${String(instead)}`))
  }
  isOver(field: Field, value: unknown, instead: unknown): boolean {
    const wanted = `${field} ${String(instead)}`
    const seen = new Set<string>()
    const pending = [`${field} ${String(value)}`]
    for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
      if (key === wanted) return true
      if (seen.has(key)) continue
      seen.add(key)
      pending.push(...(this.#over.get(key) ?? []))
    }
    return false
  }
}

const valueIn = (document: unknown, place: string): unknown =>
  place
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)

/** A field in answers of either version of the form: `a` is called `z` in the corrected one. */
const at = (document: unknown, field: Field): unknown =>
  valueIn(document, field === '/a' && valueIn(document, '/z') !== undefined ? '/z' : field)

const anyField = fc.constantFrom(...FIELDS)
const anyWindow = fc.nat(2)
const actions = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('type' as const), window: anyWindow, field: anyField }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('colleague' as const), field: anyField }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('save' as const), window: anyWindow }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), window: anyWindow }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('refresh' as const), window: anyWindow }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'reload' as const), window: anyWindow }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'open' as const,
          'offline' as const,
          'online' as const,
          'deaf' as const,
          'rest' as const,
          'correct' as const,
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('decide' as const),
        window: anyWindow,
        right: fc.constantFrom('mine' as const, 'theirs' as const),
      }),
    },
  ),
  { maxLength: 30, size: 'max' },
)
type Action = ReturnType<(typeof actions)['generate']>['value'][number]

/** What happens to windows, network and server, and what was typed in it. */
class Story {
  readonly world: World
  readonly knows = new Knowledge()
  readonly typed: [Field, unknown][] = []
  #value = 0

  constructor(world: World) {
    this.world = world
  }

  async take(step: Action): Promise<void> {
    const { world } = this
    if ('window' in step) return this.#inWindow(step)
    if (step.do === 'colleague') {
      const { answers, edition } = world.server
      const place = placeOf(step.field, edition)
      if (place !== undefined) world.server.put(place, this.#newValue(step.field, answers))
    } else if (step.do === 'correct') world.server.correct()
    else if (step.do === 'open') world.open()
    else if (step.do === 'rest') await world.quiet()
    else if (step.do === 'deaf') world.deaf = true
    else {
      world.online = step.do === 'online'
      world.deaf = false
    }
  }

  async #inWindow(step: Extract<Action, { window: number }>): Promise<void> {
    const { world, knows } = this
    const window = world.windows[step.window % world.windows.length]
    if (!window) return
    const { answers, draftStore, sync } = window
    if (step.do === 'type') {
      const place = placeOf(step.field, draftStore.draft.edition)
      if (place !== undefined) answers.merge([[place, this.#newValue(step.field, answers.answers)]])
    } else if (step.do === 'save') void draftStore.save()
    else if (step.do === 'send') void sync.send()
    else if (step.do === 'refresh') void sync.refresh()
    else if (step.do === 'decide') decide(window, step.right, knows)
    else {
      void world.close(world.windows.indexOf(window))
      if (step.do === 'close') return
      await world.quiet()
      world.open()
    }
  }

  #newValue(field: Field, seen: unknown): number {
    this.knows.add(field, ++this.#value, at(seen, field))
    this.typed.push([field, this.#value])
    return this.#value
  }
}

/** Where a field stands in a version of the form; nowhere when it is gone. */
function placeOf(field: Field, edition: string): string | undefined {
  if (edition === CORRECTION.from) return field
  return field === '/g/b' ? undefined : field === '/a' ? '/z' : field
}

describe('a draft in several windows, with a network that comes and goes and colleagues who type', () => {
  test('nothing undecided is sent, nothing typed is lost, and in the end everybody has the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), actions, async (scheduler, steps) => {
        const story = new Story(new World(scheduler))
        const { world, knows, typed } = story
        world.open()
        world.open()
        for (const step of steps) {
          await story.take(step)
          if (scheduler.count() > 0 && step.do !== 'type') await scheduler.waitOne()
        }
        await world.quiet()
        world.online = true
        world.deaf = false
        world.open()
        for (let round = 0; round < 4; round++) {
          for (const { sync } of [...world.windows].filter((each) => each !== undefined)) void sync.refresh()
          await world.quiet()
        }
        const last = world.windows.findLast((each) => each !== undefined)!
        isNothingLost(world, typed, knows)
        // one's own save is not taken for a colleague's
        const undecided = last.draftStore.undecided.filter((each) => each.with === 'server')
        for (const { pointer, mine, theirs } of undecided)
          expect([
            pointer,
            mine,
            theirs,
            knows.isOver(pointer === '/z' ? '/a' : (pointer as Field), mine, theirs),
          ]).not.toContain(true)
        for (const { before, after } of world.server.patches)
          for (const field of FIELDS)
            if (at(before, field) !== at(after, field))
              expect([
                field,
                at(after, field),
                'over',
                at(before, field),
                knows.isOver(field, at(after, field), at(before, field)),
              ]).toContain(true)
        // each value that was typed is asked about once at most, by each window that held it
        const most = typed.length * world.windows.length
        for (let round = 0; round < most && last.draftStore.undecided.length > 0; round++) {
          decide(last, round % 2 === 0 ? 'mine' : 'theirs', knows)
          await world.quiet()
          void last.sync.refresh()
          await world.quiet()
        }
        expect(last.draftStore.undecided).toEqual([])
        isNothingLost(world, typed, knows)
        expect(world.draft.answers).toEqual(world.server.answers)
        // what has no place in the corrected form is where everybody sees it
        expect(world.draft.aside ?? []).toEqual([])
        for (const each of world.windows) if (each) expect(each.answers.answers).toEqual(world.server.answers)
        expect(last.sync.state.is).toBe('synced')
      }),
      { numRuns: 150 },
    )
  })
})

test('a save whose answer was lost before the form was corrected is nobody else’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const world = new World(scheduler)
      const { answers, sync } = world.open()
      answers.merge([['/a', 2]])
      world.deaf = true
      void sync.send()
      await world.quiet()
      answers.merge([['/a', 3]])
      world.server.put('/rows/0/c', 1)
      world.server.correct()
      world.deaf = false
      for (let round = 0; round < 3; round++) {
        void world.windows.findLast((each) => each !== undefined)!.sync.refresh()
        await world.quiet()
      }
      const { draftStore } = world.windows.findLast((each) => each !== undefined)!
      expect(draftStore.undecided).toEqual([])
      expect(world.server.answers).toEqual({ z: 3, rows: [{ id: 'r', c: 1 }] })
    }),
    { numRuns: 10 },
  )
})

describe('a value that the server does not keep', () => {
  const cases: Readonly<Record<string, string>> = { 'half an emoji': '王\uD83D', 'U+0000': 'a\u0000b' }
  for (const [name, bad] of Object.entries(cases))
    test(`${name} is held back by itself: all that is typed later arrives`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const world = new World(scheduler)
          const { answers, sync } = world.open()
          answers.merge([
            ['/a', bad],
            ['/rows/0/c', bad],
            ['/names', ['甲', bad]],
            ['/g/b', 7],
          ])
          void sync.send()
          await world.quiet()
          expect(world.server.answers).toEqual({ ...START, g: { b: 7 } })
          answers.merge([['/a', '王']])
          void sync.send()
          await world.quiet()
          expect(world.server.answers).toEqual({ ...START, a: '王', g: { b: 7 } })
          expect(world.draft.answers).toMatchObject({ rows: [{ id: 'r', c: bad }], names: ['甲', bad] })
        }),
        { numRuns: 3 },
      )
    })

  test('what the server names in its refusal stays here until it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = new World(scheduler)
        const { answers, sync, draftStore } = world.open()
        world.server.refuses = '不收'
        answers.merge([
          ['/a', '不收'],
          ['/g/b', 7],
        ])
        void sync.send()
        await world.quiet()
        expect(world.server.answers).toEqual({ ...START, g: { b: 7 } })
        expect(draftStore.draft.refused).toMatchObject([{ pointer: '/a', code: 'unprocessable' }])
        answers.merge([['/a', 8]])
        void sync.send()
        await world.quiet()
        expect(world.server.answers).toEqual({ ...START, a: 8, g: { b: 7 } })
        expect(draftStore.draft.refused).toEqual([])
      }),
      { numRuns: 3 },
    )
  })
})

test('files that the server does not take, or nobody sent, stay behind; the rest is saved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const world = new World(scheduler)
      const { answers, sync, draftStore } = world.open()
      const file = (digit: string) => ({
        id: digit,
        target: 'a',
        kind: 'evidence',
        name: `${digit}.pdf`,
        sha256: digit.repeat(64),
      })
      const [virus, lost, good] = [file('1'), file('2'), file('3')]
      world.server.files = { [`${'1'.repeat(64)}`]: 'unsupported-type', [`${'2'.repeat(64)}`]: 'missing' }
      answers.merge([
        ['/attachments', [virus, lost, good]],
        ['/a', 5],
      ])
      void sync.send()
      await world.quiet()
      expect(world.server.answers).toEqual({ ...START, a: 5, attachments: [good] })
      expect(draftStore.draft.refused?.map(({ name, code }) => `${name} ${code}`)).toEqual([
        '1.pdf unsupported-type',
        '2.pdf file-missing',
      ])
      answers.merge([['/attachments', [lost, good]]])
      void sync.send()
      await world.quiet()
      expect(draftStore.draft.refused?.map(({ name }) => name)).toEqual(['2.pdf'])
    }),
    { numRuns: 3 },
  )
})

function decide({ draftStore, answers }: Window, right: 'mine' | 'theirs', knows: Knowledge): void {
  const [first] = draftStore.undecided
  if (!first) return
  // what stands in the window is what its reader decides about
  const mine = valueIn(answers.answers, first.pointer)
  const [winner, loser] = right === 'mine' ? [mine, first.theirs] : [first.theirs, mine]
  knows.add(first.pointer === '/z' ? '/a' : (first.pointer as Field), winner, loser)
  void draftStore.decide(first, right)
}

/**
 * Each value is there, is asked about, stands beside the draft, or was put aside knowingly for one that is.
 */
function isNothingLost({ draft, server }: World, typed: readonly [Field, unknown][], knows: Knowledge): void {
  const documents = [draft.answers, server.answers, ...(draft.windows ?? []).map(({ answers }) => answers)]
  const beside = [...(draft.aside ?? []), ...server.aside]
  for (const [field, value] of typed) {
    const held = [
      ...documents.map((document) => at(document, field)),
      ...beside.filter(({ pointer }) => pointer === field).map((one) => one.value),
    ]
    expect([field, value, held, held.some((other) => knows.isOver(field, other, value))]).toContain(true)
  }
}
