import { beforeEach, expect, test, vi } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { DefinitionDocument, modelOf, setKeyword } from '@formwright/studio'
import type { ToldStep } from '@formwright/studio'
import { DraftSync } from './draft-sync.ts'
import { abandonedCopies } from './local-copies.ts'

type Changes = Readonly<Record<string, string | null>>

/** What was done, in short. */
const toldIn = (happened: readonly ToldStep[]) =>
  happened.map(({ how, name }) => (how === 'made' ? name : `${how} ${name}`)).join()

/** A draft on a server that does with saves what the real one does. */
class Server {
  files: Record<string, string>
  readonly steps: Changes[] = []
  /** What each save says of its steps. */
  readonly told: string[] = []
  isAway = false

  constructor(files: Record<string, string>) {
    this.files = files
  }

  get revision(): number {
    return this.steps.length
  }

  since(base: number): Changes {
    const paths = this.steps.slice(base).flatMap((step) => Object.keys(step))
    return Object.fromEntries(paths.map((path) => [path, this.files[path] ?? null]))
  }

  save(changes: Changes): void {
    this.steps.push(changes)
    for (const [path, text] of Object.entries(changes))
      if (text === null) delete this.files[path]
      else this.files[path] = text
  }

  readonly fetch = (_url: unknown, { body }: RequestInit): Promise<Response> => {
    if (this.isAway) return Promise.reject(new TypeError('Failed to fetch'))
    const { base, happened, changes } = JSON.parse(body as string) as {
      base: number
      happened: ToldStep[]
      changes: Changes
    }
    this.told.push(toldIn(happened))
    const others = this.since(base)
    const clashes = Object.keys(changes).some((path) => path in others && others[path] !== changes[path])
    if (!clashes) this.save(changes)
    const { revision } = this
    const details = { code: 'conflict', reason: 'file-changed', revision, files: others, by: ['乙'] }
    return Promise.resolve(
      Response.json(clashes ? details : { revision, others }, { status: clashes ? 409 : 200 }),
    )
  }
}

let server: Server
const kept = new Map<string, string>()
/** Names of locks that windows hold, and what lets them go. */
const held = new Map<string, () => void>()

beforeEach(() => {
  kept.clear()
  held.clear()
  server = new Server({ 'a.json': '{ "x": 1, "y": 1 }', 'b.json': '{ "x": 1 }' })
  vi.stubGlobal('fetch', (url: unknown, init: RequestInit) => server.fetch(url, init))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  })
  vi.stubGlobal('navigator', {
    locks: {
      request: async (name: string, work: () => Promise<void>) => {
        held.set(name, () => held.delete(name))
        await work()
        held.delete(name)
      },
      query: () => Promise.resolve({ held: [...held.keys()].map((name) => ({ name })) }),
    },
  })
  return () => vi.unstubAllGlobals()
})

async function opened(
  person = '甲',
  definition = new DefinitionDocument(new Map(Object.entries(server.files))),
  edition = '2024',
) {
  const { revision } = server
  const sync = new DraftSync(
    definition,
    { id: 'draft', person, edition, revision },
    await abandonedCopies({ id: 'draft', person }),
  )
  const write = (path: string, from: string, to: string) =>
    definition.apply({ name: 'file' }, new Map([[path, definition.files.get(path)!.replace(from, to)]]))
  return { definition, sync, write }
}

/** What somebody else saves. */
const elsewhere = (path: string, from: string, to: string) =>
  server.save({ [path]: server.files[path]!.replace(from, to) })

const settled = async (sync: DraftSync, kind = 'saved') => {
  await sync.flush()
  await expect.poll(() => sync.state.kind).toBe(kind)
}

test('what two changed at different places is joined, and the files that only another changed come too', async () => {
  const { definition, sync, write } = await opened()
  elsewhere('a.json', '"y": 1', '"y": 2')
  elsewhere('b.json', '1', '2')
  write('a.json', '"x": 1', '"x": 3')
  await settled(sync)
  expect(server.files).toEqual({ 'a.json': '{ "x": 3, "y": 2 }', 'b.json': '{ "x": 2 }' })
  expect(Object.fromEntries(definition.files)).toEqual(server.files)
  write('b.json', '2', '4')
  await settled(sync)
  expect(server.files['b.json']).toBe('{ "x": 4 }')
  sync.stop()
})

test('what is added to a step after it was saved is told as that step, and what is undone as undone', async () => {
  const { definition, sync, write } = await opened()
  write('a.json', '"x": 1', '"x": 3')
  await settled(sync)
  definition.amend(new Map([['b.json', '{ "x": 5 }']]))
  await settled(sync)
  definition.undo()
  await settled(sync)
  expect(server.told).toEqual(['file', 'file', 'undone file'])
  definition.redo()
  await settled(sync)
  expect(server.told.at(-1)).toBe('redone file')
  sync.stop()
})

test('of many steps undone and redone each save says which, in the order in which it was done', async () => {
  const { definition, sync } = await opened()
  for (const name of ['one', 'two', 'three']) {
    definition.apply({ name }, new Map([[`${name}.json`, '{}']]))
    await settled(sync)
    await new Promise((done) => setTimeout(done, 2))
  }
  definition.undo()
  definition.undo()
  await settled(sync)
  definition.redo()
  await settled(sync)
  definition.undo()
  definition.undo()
  definition.apply({ name: 'four' }, new Map([['four.json', '{}']]))
  await settled(sync)
  expect(server.told).toEqual([
    'one',
    'two',
    'three',
    'undone three,undone two',
    'redone two',
    'undone two,undone one,four',
  ])
  sync.stop()
})

test('who comes back to a draft tells what is done then, not what was told before', async () => {
  const first = await opened()
  first.write('a.json', '"x": 1', '"x": 3')
  await settled(first.sync)
  first.sync.stop()
  await new Promise((later) => setTimeout(later, 2))
  const again = await opened('甲', first.definition)
  again.definition.apply({ name: 'option' }, new Map([['b.json', '{ "x": 5 }']]))
  await settled(again.sync)
  expect(server.told).toEqual(['file', 'option'])
  again.sync.stop()
})

test('what was changed while a save was on its way is named with it where the browser crashed then', async () => {
  const first = await opened()
  server.isAway = true
  first.write('a.json', '"x": 1', '"x": 3')
  const saving = first.sync.flush()
  first.definition.apply({ name: 'option' }, new Map([['b.json', '{ "x": 5 }']]))
  const copies = [...kept.values()].map((text) => JSON.parse(text) as { happened: ToldStep[] })
  expect(copies.map(({ happened }) => toldIn(happened))).toEqual(['file,option'])
  await saving
  first.sync.stop()
})

test.each([
  ['own', '{ "x": 3, "y": 2, "z": 3 }'],
  ['theirs', '{ "x": 2, "y": 2, "z": 3 }'],
] as const)(
  'of a conflict %s is kept at its place; all other changes of both stay',
  async (preferred, expected) => {
    const { sync, write } = await opened()
    elsewhere('a.json', '"x": 1, "y": 1', '"x": 2, "y": 2')
    write('a.json', '{ "x": 1, "y": 1 }', '{ "x": 3, "y": 1, "z": 3 }')
    await settled(sync, 'conflict')
    sync.settle(preferred)
    await settled(sync)
    expect(server.files['a.json']).toBe(expected)
    sync.stop()
  },
)

test.each([
  ['own', '企业名称'],
  ['theirs', '单位名称'],
] as const)(
  'of two new names in a form that goes on from a year before, %s is kept, and all translations',
  async (preferred, name) => {
    const files = filesOf({
      fields: { name: { type: 'string', title: '名称' } },
      rules: [{ id: 'A-01', check: "name != ''", at: '/name', message: '须填写' }],
    })
    const texts = { 名称: 'Name', 须填写: 'To be filled in' }
    server = new Server({
      ...Object.fromEntries(files),
      '2024/texts/en.json': JSON.stringify({ language: 'en', texts }),
      '2025/edition.json': files
        .get('2024/edition.json')!
        .replaceAll('2024', '2025')
        .replace('{', '{ "inherits": { ".": "../2024" }, '),
    })
    const { definition, sync } = await opened('甲', undefined, '2025')
    const named = (to: string) => setKeyword(modelOf(definition.files, '2025')!, '/name', 'title', to)
    server.save(
      Object.fromEntries([...named('单位名称').changes].map(([path, text]) => [path, text ?? null])),
    )
    const { step, changes } = named('企业名称')
    definition.apply(step, changes)
    await settled(sync, 'conflict')
    sync.settle(preferred)
    await settled(sync)
    const { [`2025/schema.json`]: schema, '2025/texts/en.json': english } = server.files
    expect(JSON.parse(schema!)).toMatchObject({ properties: { name: { title: name } } })
    expect(JSON.parse(english!)).toEqual({
      language: 'en',
      texts: { [name]: 'Name', 须填写: 'To be filled in' },
      madeFor: { [name]: '名称' },
    })
    expect(definition.files.get('2025/schema.json')).toBe(schema)
    sync.stop()
  },
)

test('of a text that two type at once none is put under the hands of the other: saving asks', async () => {
  const { definition, sync, write } = await opened()
  write('a.json', '"x": 1', '"x": 3')
  await settled(sync)
  const base = sync.revision
  elsewhere('a.json', '"x": 3', '"x": 2')
  elsewhere('b.json', '1', '2')
  sync.receive(base, server.revision, server.since(base))
  expect(definition.files.get('a.json')).toBe('{ "x": 3, "y": 1 }')
  write('a.json', '"x": 3', '"x": 34')
  await settled(sync, 'conflict')
  sync.settle('own')
  await settled(sync)
  expect(server.files['a.json']).toBe('{ "x": 34, "y": 1 }')
  sync.stop()
})

test('nothing is saved over what others have while a conflict is not settled', async () => {
  const { definition, sync, write } = await opened()
  elsewhere('a.json', '"x": 1', '"x": 2')
  write('a.json', '"x": 1', '"x": 3')
  const saving = sync.flush()
  write('a.json', '"x": 3', '"x": 4')
  await saving
  await settled(sync, 'conflict')
  await sync.flush()
  expect(sync.state.kind).toBe('conflict')
  expect(server.files['a.json']).toBe('{ "x": 2, "y": 1 }')
  sync.settle('theirs')
  await settled(sync)
  expect(definition.files.get('a.json')).toBe('{ "x": 2, "y": 1 }')
  sync.stop()
})

test('what a browser kept that crashed is joined with what others saved until it came back', async () => {
  const first = await opened()
  server.isAway = true
  first.write('a.json', '"x": 1', '"x": 3')
  await settled(first.sync, 'away')
  first.sync.stop()
  await expect.poll(() => held.size).toBe(0)
  server.isAway = false
  elsewhere('a.json', '"y": 1', '"y": 2')
  const { sync } = await opened()
  await settled(sync)
  expect(server.files['a.json']).toBe('{ "x": 3, "y": 2 }')
  // who changed what names what it was
  expect(server.told.at(-1)).toBe('recovered file')
  expect(kept.size).toBe(0)
  sync.stop()
})

test('windows of one browser each keep what they have not saved, and what each left is joined', async () => {
  server.isAway = true
  const [first, second, third] = [await opened(), await opened(), await opened()]
  first.write('a.json', '"x": 1', '"x": 3')
  second.write('a.json', '"y": 1', '"y": 4')
  third.write('b.json', '1', '5')
  for (const { sync } of [first, second, third]) await settled(sync, 'away')
  expect(kept.size).toBe(3)
  // the third goes on, the others crash
  for (const { sync } of [first, second]) sync.stop()
  await expect.poll(() => held.size).toBe(1)
  server.isAway = false
  const { sync } = await opened()
  await settled(sync)
  await expect.poll(() => server.files['a.json']).toBe('{ "x": 3, "y": 4 }')
  await expect.poll(() => sync.state.kind).toBe('saved')
  expect(server.files['b.json']).toBe('{ "x": 1 }')
  expect(kept.size).toBe(1)
  await settled(third.sync)
  expect(server.files['b.json']).toBe('{ "x": 5 }')
  expect(kept.size).toBe(0)
  for (const one of [sync, third.sync]) one.stop()
})

test('what somebody left is given to nobody else who uses the computer, and to them when they come back', async () => {
  server.isAway = true
  const first = await opened()
  first.write('a.json', '"x": 1', '"x": 3')
  await settled(first.sync, 'away')
  first.sync.stop()
  await expect.poll(() => held.size).toBe(0)
  server.isAway = false
  const other = await opened('乙')
  expect(other.definition.files.get('a.json')).toBe('{ "x": 1, "y": 1 }')
  other.sync.stop()
  const back = await opened()
  await settled(back.sync)
  expect(server.files['a.json']).toBe('{ "x": 3, "y": 1 }')
  back.sync.stop()
})

test('what two windows left of the same place is a conflict, and neither is lost', async () => {
  server.isAway = true
  const windows = [await opened(), await opened()]
  windows[0]!.write('a.json', '"x": 1', '"x": 3')
  windows[1]!.write('a.json', '"x": 1', '"x": 4')
  for (const { sync } of windows) {
    await settled(sync, 'away')
    sync.stop()
  }
  await expect.poll(() => held.size).toBe(0)
  server.isAway = false
  const { sync } = await opened()
  await sync.flush()
  await expect.poll(() => sync.state.kind).toBe('conflict')
  expect(server.files['a.json']).toBe('{ "x": 3, "y": 1 }')
  sync.settle('own')
  await expect.poll(() => server.files['a.json']).toBe('{ "x": 4, "y": 1 }')
  sync.stop()
})

test('what is typed while a save is under way is joined with what that brings of others', async () => {
  const { sync, write } = await opened()
  elsewhere('b.json', '{ "x": 1', '{ "w": 2, "x": 1')
  write('a.json', '"x": 1', '"x": 3')
  const saving = sync.flush()
  write('b.json', '"x": 1', '"x": 3')
  await saving
  await settled(sync)
  expect(server.files).toEqual({ 'a.json': '{ "x": 3, "y": 1 }', 'b.json': '{ "w": 2, "x": 3 }' })
  sync.stop()
})

test('a file that an edition shares, and that two change at once, is joined from what was shared', async () => {
  server = new Server({
    '2025/edition.json': '{ "inherits": { ".": "../2024" } }',
    '2024/edition.json': '{}',
    '2024/texts/en.json': '{ "x": 1, "y": 1 }',
  })
  const { definition, sync } = await opened()
  server.save({ '2025/texts/en.json': '{ "x": 1, "y": 2 }' })
  definition.apply({ name: 'file' }, new Map([['2025/texts/en.json', '{ "x": 3, "y": 1 }']]))
  await settled(sync)
  expect(server.files['2025/texts/en.json']).toBe('{ "x": 3, "y": 2 }')
  definition.undo()
  await settled(sync)
  expect(server.files['2025/texts/en.json']).toBe('{ "x": 1, "y": 2 }')
  sync.stop()
})

test('what a browser kept that crashed in a conflict is in conflict when it comes back, and saved over nothing', async () => {
  const first = await opened()
  elsewhere('a.json', '"x": 1', '"x": 2')
  first.write('a.json', '"x": 1', '"x": 3')
  await settled(first.sync, 'conflict')
  first.write('a.json', '"x": 3', '"x": 4')
  first.sync.stop()
  await expect.poll(() => held.size).toBe(0)
  const { sync } = await opened()
  await settled(sync, 'conflict')
  expect(server.files['a.json']).toBe('{ "x": 2, "y": 1 }')
  sync.settle('own')
  await settled(sync)
  expect(server.files['a.json']).toBe('{ "x": 4, "y": 1 }')
  sync.stop()
})
