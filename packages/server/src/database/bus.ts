import pg from 'pg'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

const CHANNEL = 'formwright'
const RETRY = 1000

/** What processes tell each other. */
export type Message =
  | {
      readonly kind: 'application'
      readonly id: string
      readonly revision: number
      readonly by: string
      readonly key?: string
    }
  | { readonly kind: 'state' | 'comments' | 'review'; readonly id: string; readonly by: string }
  | { readonly kind: 'presence'; readonly id: string }
  | { readonly kind: 'notification'; readonly user: string }
  | { readonly kind: 'export'; readonly id: string; readonly user: string }
  | { readonly kind: 'person'; readonly id: string }

type Listener = (message: Message) => void

/** Hears what any process of the installation tells, over the database they share. */
export class Bus {
  readonly #url: string
  readonly #listeners = new Set<Listener>()
  #client: pg.Client | undefined
  #ended = false

  constructor(url: string) {
    this.#url = url
  }

  /** Listens, and goes on listening when the database was away. */
  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      application_name: 'formwright-bus',
    })
    const again = () => {
      if (this.#client !== client && this.#client) return
      this.#client = undefined
      if (!this.#ended) setTimeout(() => void this.start(), RETRY).unref()
    }
    client.on('error', () => undefined)
    client.on('end', again)
    client.on('notification', ({ payload }) => payload && this.#hear(JSON.parse(payload) as Message))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      this.#client = client
    } catch {
      void client.end().catch(() => undefined)
      again()
    }
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async stop(): Promise<void> {
    this.#ended = true
    await this.#client?.end().catch(() => undefined)
  }

  #hear(message: Message): void {
    for (const listener of this.#listeners) listener(message)
  }
}

/** Tells all processes; within a transaction, when that is committed. */
export async function tell(db: Kysely<Tables>, message: Message): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(message)})`.execute(db)
}
