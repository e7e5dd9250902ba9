import { LRUCache } from 'lru-cache'
import type { Database } from '../database/connect.ts'
import type { Person } from './people.ts'
import { readPerson, readPersonOf } from './read-person.ts'

/** Who proves what session a cookie is of. */
export interface Authentication {
  readonly api: {
    readonly getSession: (of: { headers: Headers }) => Promise<{
      readonly user: { readonly id: string }
      readonly session: { readonly token: string }
    } | null>
  }
}

/** Signatures of cookies are computed, and sessions prolonged, once in this time. */
const VERIFIED_MS = 60_000
const KEPT_COOKIES = 5000
const COOKIE = /(?:^|;\s*)(?:__Secure-)?formwright\.session_token=([^;]+)/

/**
 * Knows who asks. Whether a session goes on and what its person may do is read for every request: it ends, in
 * every process, at the moment in which it is ended.
 */
export class Sessions {
  readonly #auth: Authentication
  readonly #db: Database
  /** The value of a cookie → the session that it names. */
  readonly #verified = new LRUCache<string, string>({ max: KEPT_COOKIES, ttl: VERIFIED_MS })

  readonly #demandsFactor: (person: Person) => boolean

  constructor(auth: Authentication, db: Database, demandsFactor: (person: Person) => boolean) {
    this.#auth = auth
    this.#db = db
    this.#demandsFactor = demandsFactor
  }

  /** Who asks; without any role while they have to set up a second factor. */
  async personOf(cookies: string | undefined): Promise<Person | undefined> {
    const session = await this.#sessionIn(cookies)
    const person = session === undefined ? undefined : await readPersonOf(this.#db, session)
    return person && !person.secondFactor && this.#demandsFactor(person)
      ? { ...person, grants: [], lacksSecondFactor: true }
      : person
  }

  /** Names the session of a cookie; nothing for a cookie that is of no session. */
  async sessionOf(cookies: string | undefined): Promise<string | undefined> {
    return (await this.#sessionIn(cookies)) && COOKIE.exec(cookies ?? '')?.[1]
  }

  /** Somebody with what they may do now; nobody for who may no longer sign in. */
  personById(id: string): Promise<Person | undefined> {
    return readPerson(this.#db, id)
  }

  async #sessionIn(cookies: string | undefined): Promise<string | undefined> {
    const value = COOKIE.exec(cookies ?? '')?.[1]
    if (value === undefined) return undefined
    const known = this.#verified.get(value)
    if (known !== undefined) return known
    const found = await this.#auth.api.getSession({ headers: new Headers({ cookie: cookies! }) })
    if (!found) return undefined
    this.#verified.set(value, found.session.token)
    return found.session.token
  }
}
