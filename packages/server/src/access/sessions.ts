import { LRUCache } from 'lru-cache'
import type { Auth } from '../accounts/auth.ts'
import type { Bus } from '../database/bus.ts'
import type { Database } from '../database/connect.ts'
import type { Person } from './people.ts'
import { readPerson } from './read-person.ts'

/** A session is looked up again after this long; what is taken away from somebody is gone at once. */
const KEPT_MS = 10_000
const KEPT_SESSIONS = 5000
const COOKIE = /(?:^|;\s*)(?:__Secure-)?formwright\.session_token=([^;]+)/

/** Knows who asks. */
export class Sessions {
  readonly #auth: Auth
  readonly #db: Database
  readonly #known = new LRUCache<string, Person>({ max: KEPT_SESSIONS, ttl: KEPT_MS })

  constructor(auth: Auth, db: Database, bus: Bus) {
    this.#auth = auth
    this.#db = db
    bus.on((message) => message.kind === 'person' && this.forget(message.id))
  }

  async personOf(cookies: string | undefined): Promise<Person | undefined> {
    const token = COOKIE.exec(cookies ?? '')?.[1]
    if (token === undefined) return undefined
    const known = this.#known.get(token)
    if (known) return known
    const session = await this.#auth.api.getSession({ headers: new Headers({ cookie: cookies! }) })
    if (!session) return undefined
    const person = await this.personById(session.user.id)
    if (person) this.#known.set(token, person)
    return person
  }

  /** Names the session of who is signed in; nothing for a cookie that is of no session. */
  async sessionOf(cookies: string | undefined): Promise<string | undefined> {
    return (await this.personOf(cookies)) && COOKIE.exec(cookies ?? '')?.[1]
  }

  /** Somebody with what they may do now; nobody for who may no longer sign in. */
  personById(id: string): Promise<Person | undefined> {
    return readPerson(this.#db, id)
  }

  /** After signing out, or when roles change. */
  forget(person: string): void {
    for (const [token, { id }] of this.#known.entries()) if (id === person) this.#known.delete(token)
  }
}
