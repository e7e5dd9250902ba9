import { LRUCache } from 'lru-cache'
import type { Database } from '../database/connect.ts'
import type { Person } from './people.ts'
import { readPerson, readPersonOf } from './read-person.ts'

/** Verifies the session of a cookie. */
export interface Authentication {
  readonly api: {
    readonly getSession: (of: { headers: Headers }) => Promise<{
      readonly user: { readonly id: string }
      readonly session: { readonly token: string }
    } | null>
  }
}

/** How long a verified cookie signature is cached; sessions are renewed once in this time. */
const VERIFIED_MS = 60_000
const KEPT_COOKIES = 5000
const COOKIE = /(?:^|;\s*)(?:__Secure-)?formwright\.session_token=([^;]+)/

/**
 * Identifies callers. Sessions and grants are read for every request, so revoking them takes effect
 * immediately in every process.
 */
export class Sessions {
  readonly #auth: Authentication
  readonly #db: Database
  /** Cookie value → id of the verified session. */
  readonly #verified = new LRUCache<string, string>({ max: KEPT_COOKIES, ttl: VERIFIED_MS })

  readonly #demandsFactor: (person: Person) => boolean

  constructor(auth: Authentication, db: Database, demandsFactor: (person: Person) => boolean) {
    this.#auth = auth
    this.#db = db
    this.#demandsFactor = demandsFactor
  }

  /** The caller; without roles while a required second factor is not set up. */
  async personOf(cookies: string | undefined): Promise<Person | undefined> {
    const session = await this.#sessionIn(cookies)
    const person = session === undefined ? undefined : await readPersonOf(this.#db, session)
    return person && !person.secondFactor && this.#demandsFactor(person)
      ? { ...person, grants: [], lacksSecondFactor: true }
      : person
  }

  /** The session id of a cookie; `undefined` for an invalid one. */
  async sessionOf(cookies: string | undefined): Promise<string | undefined> {
    return (await this.#sessionIn(cookies)) && COOKIE.exec(cookies ?? '')?.[1]
  }

  /** A person with their current grants; `undefined` if they may no longer sign in. */
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
