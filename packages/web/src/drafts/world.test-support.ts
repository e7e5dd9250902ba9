import type fc from 'fast-check'
import type { Json } from '@formwright/definition'
import {
  applyPatch,
  diffDocuments,
  mergeDocuments,
  reconcile,
  shiftedList,
  withValue,
} from '@formwright/engine'
import type { Change } from '@formwright/engine'
import { ApiError } from '../api/api.ts'
import type { ApplicationServer } from './application-server.ts'
import type { Clock } from './clock.ts'
import type { Draft, DraftStorage, DraftLeftover } from './database.ts'
import { DraftStore } from './draft-store.ts'
import type { WindowAnswers } from './draft-store.ts'
import type { EditionMove } from './rebased.ts'
import { Sync } from './sync.ts'

/** Windows, a disk, a network and a server that do one step when they are told to. */
export class World {
  readonly server = new FakeServer(this)
  online = true
  /** Answers of the server do not arrive: it has done what was asked. */
  deaf = false
  readonly windows: (Window | undefined)[] = []
  readonly #scheduler: fc.Scheduler
  #disk: Draft = {
    ...BLANK,
    answers: START,
    remote: { revision: 1, answers: START, base: START },
  }
  #keys = 0
  #alone: Promise<unknown> = Promise.resolve()

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler
  }

  get draft(): Draft {
    return this.#disk
  }

  /** Waits for its turn. */
  step(label: string): Promise<void> {
    return this.#scheduler.schedule(Promise.resolve(), label)
  }

  readonly storage: DraftStorage = {
    update: async (_id, change) => {
      await this.step('disk')
      this.#disk = structuredClone(change(structuredClone(this.#disk)))
      return structuredClone(this.#disk)
    },
  }

  open(): Window {
    const { draft } = this
    const answers = new Answers(structuredClone(draft.answers))
    const listeners: (() => void)[] = []
    const window: Window = { answers, listeners } as never
    const draftStore = new DraftStore({
      draft: structuredClone(draft),
      shown: answers,
      titleOf: () => '',
      storage: this.storage,
      clock: NEVER,
      focus: {
        at: () => window.at,
        onChange: (listener) => {
          window.leave = listener
          return () => undefined
        },
      },
      moveBetween: async () => CORRECTION,
      neighbours: {
        notify: () => {
          for (const other of this.windows)
            if (other && other !== window)
              void this.step('channel').then(() => other.listeners.forEach((hear) => hear()))
        },
        hear: (listener) => listeners.push(listener),
        end: () => listeners.splice(0),
      },
    })
    const sync = new Sync({
      draftStore,
      server: this.server,
      clock: NEVER,
      newKey: () => `key${this.#keys++}`,
      onMoved: () => void this.reopen(window),
    })
    Object.assign(window, { draftStore, sync })
    draftStore.start()
    this.windows.push(window)
    return window
  }

  /** As a page that is told of it: the new window is there before the other one goes. */
  async reopen(window: Window): Promise<void> {
    const index = this.windows.indexOf(window)
    if (index < 0) return
    await this.step('reopen')
    this.open()
    await this.close(index)
  }

  async close(index: number): Promise<void> {
    const window = this.windows[index]
    this.windows[index] = undefined
    await window?.draftStore.stop()
  }

  /** As the browser's lock: one window sends at a time. */
  alone(work: () => Promise<void>): Promise<void> {
    const done = this.#alone.then(work)
    this.#alone = done.catch(() => undefined)
    return done
  }

  /** Everything that waits for its turn is done. */
  async quiet(): Promise<void> {
    await this.#scheduler.waitIdle()
  }
}

export interface Window {
  /** Where somebody is at work in it, and what is called when they leave. */
  at?: string | undefined
  /** The row that they mean. */
  row?: string
  leave: () => void
  readonly answers: Answers
  readonly listeners: (() => void)[]
  readonly draftStore: DraftStore
  readonly sync: Sync
}

/** The form is corrected: `a` is called `z` now, and `g` is gone. */
export const CORRECTION: EditionMove = {
  from: 'e',
  to: 'f',
  move: (answers) => {
    const { a, g, ...rest } = answers as { a?: Json; g?: { b?: Json } }
    return {
      answers: { ...rest, ...(a === undefined ? {} : { z: a }) },
      moved: [{ from: '/a', to: '/z' }],
      aside:
        g?.b === undefined
          ? []
          : [{ reason: 'no-field', pointer: '/g/b', label: 'b', value: g.b, detail: '' }],
    }
  },
}

const NEVER: Clock = { now: () => 0, after: () => () => undefined }
/** A draft in which nothing is filled in. */
export const BLANK: Draft = {
  id: 'a',
  edition: 'e',
  form: 'f',
  editionName: '',
  formTitle: '',
  title: '',
  origins: {},
  revision: 0,
  createdAt: 0,
  changedAt: 0,
  answers: {},
  progress: { filled: 0, required: 0, errors: 0 },
}

export const START = { a: 0, g: { b: 0 }, rows: [{ id: 'r', c: 0 }] }

class Answers implements WindowAnswers {
  answers: unknown
  readonly origins = { toJSON: () => ({}), revision: 0 }
  joinOrigins = () => undefined
  computedAt = () => undefined
  reconcile = reconcile
  shiftedList = (other: unknown, pointer: string) => shiftedList(this.answers, other, pointer)
  readonly #listeners = new Set<() => void>()
  constructor(answers: unknown) {
    this.answers = answers
  }
  progress = () => ({ required: 0, filled: 0, errors: 0, missing: 0, warnings: 0, ready: true, parts: [] })
  subscribe = (_pointer: string, listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  merge = (changes: readonly Change[]) => {
    for (const [pointer, value] of changes)
      this.answers = withValue(this.answers, pointer.split('/').slice(1), value)
    this.#listeners.forEach((listener) => listener())
  }
}

/** Merges as the real server does, and forgets no save. */
class FakeServer implements ApplicationServer {
  readonly #world: World
  readonly #revisions: unknown[] = [undefined, START]
  readonly #done = new Set<string>()
  edition = CORRECTION.from
  #correctedAt = 0
  aside: readonly DraftLeftover[] = []
  refuses: string | undefined
  files: Readonly<Record<string, string>> = {}
  readonly patches: { readonly before: unknown; readonly after: unknown }[] = []
  constructor(world: World) {
    this.#world = world
  }
  get answers(): unknown {
    return this.#revisions.at(-1)
  }
  get revision(): number {
    return this.#revisions.length - 1
  }
  correct(): void {
    if (this.edition === CORRECTION.to) return
    const { answers, aside } = CORRECTION.move(this.answers)
    this.#revisions.push(answers)
    this.#correctedAt = this.revision
    this.aside = aside
    this.edition = CORRECTION.to
  }
  put(pointer: string, value: Json): void {
    this.#revisions.push(withValue(this.answers, pointer.split('/').slice(1), value))
  }
  save: ApplicationServer['save'] = async ({ base, edition, key, patch }) => {
    await this.#reach()
    if (edition !== this.edition || base < this.#correctedAt)
      throw await this.#answer(new ApiError(409, 'stale', '', { edition: this.edition }))
    const said = JSON.stringify(patch)
    if (/\\ud[89a-f]|\\u0000/.test(said)) throw new ApiError(422, 'unprocessable', 'unstorable')
    if (this.refuses !== undefined && said.includes(this.refuses))
      throw new ApiError(422, 'unprocessable', '', { pointers: ['/a'] })
    const missing = Object.keys(this.files).filter((sha256) => said.includes(sha256))
    if (missing.length > 0) throw new ApiError(422, 'unprocessable', '', { missing })
    const mine = applyPatch(this.#revisions[base], patch)
    if (!this.#done.has(key)) {
      const { document, conflicts } = mergeDocuments(this.#revisions[base], mine, this.answers)
      if (conflicts.length > 0) throw await this.#answer(new ApiError(409, 'conflict', ''))
      this.patches.push({ before: this.answers, after: document })
      this.#revisions.push(document)
      this.#done.add(key)
    }
    return this.#answer({ revision: this.revision, patch: diffDocuments(mine, this.answers) })
  }
  read = async () => {
    await this.#reach()
    const { edition, revision, answers } = this
    return this.#answer({ edition, revision, answers: structuredClone(answers), origins: {} })
  }
  keepLeftOver: ApplicationServer['keepLeftOver'] = async (left) => {
    await this.#reach()
    this.aside = [...this.aside, ...(left as readonly DraftLeftover[])]
    return this.#answer(undefined)
  }
  upload = async (sha256: string) => {
    await this.#reach()
    const code = this.files[sha256]
    if (code !== undefined && code !== 'missing') throw new ApiError(415, code, '')
  }
  follow = () => () => undefined
  alone = (work: () => Promise<void>) => this.#world.alone(work)

  async #reach(): Promise<void> {
    await this.#world.step('network')
    if (!this.#world.online) throw new ApiError(0, 'away', '')
  }
  async #answer<T>(answer: T): Promise<T> {
    const { deaf } = this.#world
    await this.#world.step('answer')
    if (deaf || !this.#world.online) throw new ApiError(0, 'away', '')
    return answer
  }
}
