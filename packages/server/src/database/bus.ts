import type { LiveMessage } from '@formwright/api'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { openSession } from './session.ts'
import type { Session } from './session.ts'
import { Supervisor } from './supervisor.ts'
import type { Watcher } from './supervisor.ts'
import type { Tables } from './tables.ts'

const CHANNEL = 'formwright'

/** Messages between processes. */
export type Message =
  | LiveMessage
  | { readonly kind: 'person'; readonly id: string }
  /** An edition was published or withdrawn. */
  | { readonly kind: 'editions' }

type Listener = (message: Message) => void
/** Called with the current session, or undefined. Messages in between are lost. */
type SessionListener = (session: Session | undefined) => void

/** Receives messages of all processes of the installation, over its own database session. */
export class Bus {
  readonly #supervisor: Supervisor
  readonly #listeners = new Set<Listener>()
  readonly #sessionListeners = new Set<SessionListener>()
  #session: Session | undefined

  /**
   * `silent` is called when the database no longer answers, because other queries will not be answered
   * either.
   */
  constructor(url: string, watcher: Watcher, silent: () => void) {
    this.#supervisor = new Supervisor(async () => {
      const session = await openSession(url, 'formwright-bus', silent)
      const { client, query, lost, close } = session
      client.on('notification', ({ payload }) => payload && this.#hear(JSON.parse(payload) as Message))
      try {
        await query(`listen ${CHANNEL}`)
      } catch (error) {
        await close()
        throw error
      }
      this.#tellSession(session)
      return {
        lost,
        close: async () => {
          this.#tellSession(undefined)
          await close()
        },
      }
    }, watcher)
  }

  /** Starts listening, and reconnects after failures. */
  start(): Promise<void> {
    return this.#supervisor.start()
  }

  /** The current session, if there is one. */
  get session(): Session | undefined {
    return this.#session
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Subscribes to sessions starting and ending. */
  onSession(listener: SessionListener): () => void {
    this.#sessionListeners.add(listener)
    return () => this.#sessionListeners.delete(listener)
  }

  stop(): Promise<void> {
    return this.#supervisor.stop()
  }

  #tellSession(session: Session | undefined): void {
    this.#session = session
    for (const listener of this.#sessionListeners) listener(session)
  }

  #hear(message: Message): void {
    for (const listener of this.#listeners) listener(message)
  }
}

/** Sends a message to all processes; within a transaction, on commit. */
export async function publish(db: Kysely<Tables>, message: Message): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(message)})`.execute(db)
}
