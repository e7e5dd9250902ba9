import { beforeEach, expect, test, vi } from 'vitest'
import { DefinitionDocument } from '@formwright/studio'
import { DraftSync } from './draft-sync.ts'

type Changes = Readonly<Record<string, string | null>>

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
    const { base, step, changes } = JSON.parse(body as string) as {
      base: number
      step: string
      changes: Changes
    }
    this.told.push(step)
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

beforeEach(() => {
  kept.clear()
  server = new Server({ 'a.json': '{ "x": 1, "y": 1 }', 'b.json': '{ "x": 1 }' })
  vi.stubGlobal('fetch', (url: unknown, init: RequestInit) => server.fetch(url, init))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  return () => vi.unstubAllGlobals()
})

function opened() {
  const definition = new DefinitionDocument(new Map(Object.entries(server.files)))
  const sync = new DraftSync(definition, 'draft', server.revision, (steps) =>
    steps.map(({ name }) => name).join(),
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
  const { definition, sync, write } = opened()
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

test('what is added to a step after it was saved is told as that step, what is undone is not', async () => {
  const { definition, sync, write } = opened()
  write('a.json', '"x": 1', '"x": 3')
  await settled(sync)
  definition.amend(new Map([['b.json', '{ "x": 5 }']]))
  await settled(sync)
  definition.undo()
  await settled(sync)
  expect(server.told).toEqual(['file', 'file', ''])
  sync.stop()
})

test.each([
  ['own', '{ "x": 3, "y": 2, "z": 3 }'],
  ['theirs', '{ "x": 2, "y": 2, "z": 3 }'],
] as const)(
  'of a conflict %s is kept at its place; all other changes of both stay',
  async (preferred, expected) => {
    const { sync, write } = opened()
    elsewhere('a.json', '"x": 1, "y": 1', '"x": 2, "y": 2')
    write('a.json', '{ "x": 1, "y": 1 }', '{ "x": 3, "y": 1, "z": 3 }')
    await settled(sync, 'conflict')
    sync.settle(preferred)
    await settled(sync)
    expect(server.files['a.json']).toBe(expected)
    sync.stop()
  },
)

test('what a browser kept that crashed is joined with what others saved until it came back', async () => {
  const first = opened()
  server.isAway = true
  first.write('a.json', '"x": 1', '"x": 3')
  await settled(first.sync, 'away')
  first.sync.stop()
  server.isAway = false
  elsewhere('a.json', '"y": 1', '"y": 2')
  const { sync } = opened()
  await settled(sync)
  expect(server.files['a.json']).toBe('{ "x": 3, "y": 2 }')
  expect(kept.size).toBe(0)
  sync.stop()
})

test('what is typed while a save is under way is joined with what that brings of others', async () => {
  const { sync, write } = opened()
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
  const { definition, sync } = opened()
  server.save({ '2025/texts/en.json': '{ "x": 1, "y": 2 }' })
  definition.apply({ name: 'file' }, new Map([['2025/texts/en.json', '{ "x": 3, "y": 1 }']]))
  await settled(sync)
  expect(server.files['2025/texts/en.json']).toBe('{ "x": 3, "y": 2 }')
  definition.undo()
  await settled(sync)
  expect(server.files['2025/texts/en.json']).toBe('{ "x": 1, "y": 2 }')
  sync.stop()
})
