import type { LiveMessage } from '@formwright/api'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { openSession } from './session.ts'
import type { Session } from './session.ts'
import { Supervisor } from './supervisor.ts'
import type { Watcher } from './supervisor.ts'
import type { Tables } from './tables.ts'

const CHANNEL = 'formwright'

/** What processes tell each other. */
export type Message =
  | LiveMessage
  | { readonly kind: 'person'; readonly id: string }
  /** An edition was published from a draft, or withdrawn. */
  | { readonly kind: 'editions' }

type Listener = (message: Message) => void
/** Is given the session while there is one. What was told without one was not heard. */
type SessionListener = (session: Session | undefined) => void

/**
 * Hears what any process of the installation tells, over a session of its own with the database they share.
 */
export class Bus {
  readonly #supervisor: Supervisor
  readonly #listeners = new Set<Listener>()
  readonly #sessionListeners = new Set<SessionListener>()
  #session: Session | undefined

  /**
   * `silent` is called when the database no longer answers: what waits for it elsewhere will not be answered
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

  /** Listens, and goes on listening when the database was away. */
  start(): Promise<void> {
    return this.#supervisor.start()
  }

  /** The session, while there is one. */
  get session(): Session | undefined {
    return this.#session
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Is notified of each session that starts or ends from now on. */
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

/** Notifies all processes; within a transaction, when that is committed. */
export async function publish(db: Kysely<Tables>, message: Message): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(message)})`.execute(db)
}
