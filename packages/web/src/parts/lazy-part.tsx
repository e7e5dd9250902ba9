import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { RetryAlert } from './retry-alert.tsx'
import { useSay } from '../texts/say.ts'
import { Boundary } from './boundary.tsx'

/** Milliseconds until a piece that did not load is asked for again; the last one again and again. */
const RETRIES = [1000, 3000, 10_000, 30_000]

type Part<Props> = ((props: Props) => ReactNode) & { readonly preload: () => Promise<void> }

/**
 * A part of the site that is loaded when it is first shown. When it does not load it says so in its place,
 * tries again by itself, and offers to load the page anew, which a new version of the site may ask for. What
 * fails inside it stays inside it.
 */
export function plainPart<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  const loading = new Loading(load)
  function LazyPart(props: Props) {
    const { component: Loaded, failed } = useSyncExternalStore(loading.subscribe, () => loading.state)
    useEffect(() => void loading.load(), [])
    if (Loaded)
      return (
        <Boundary>
          <Loaded {...props} />
        </Boundary>
      )
    return failed ? <NotLoaded onRetry={() => void loading.load()} /> : <Waiting />
  }
  return Object.assign(LazyPart, { preload: () => loading.load() })
}

/** The same for a part that is made of MUI, which comes with the first of them. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  return plainPart(async () => {
    const [{ Themed }, Loaded] = await Promise.all([import('./themed.tsx'), load()])
    return function ThemedPart(props: Props) {
      return (
        <Themed>
          <Loaded {...props} />
        </Themed>
      )
    }
  })
}

interface State<Props> {
  readonly component?: ComponentType<Props>
  readonly failed: boolean
}

class Loading<Props> {
  readonly #load: () => Promise<ComponentType<Props>>
  readonly #listeners = new Set<() => void>()
  #state: State<Props> = { failed: false }
  #underway: Promise<void> | undefined
  #failures = 0

  constructor(load: () => Promise<ComponentType<Props>>) {
    this.#load = load
  }

  get state(): State<Props> {
    return this.#state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Loads it if it is not there yet. */
  load(): Promise<void> {
    if (this.#state.component) return Promise.resolve()
    this.#underway ??= this.#load()
      .then(
        (component) => this.#set({ component, failed: false }),
        () => {
          this.#set({ failed: true })
          // only while somebody waits for it
          setTimeout(
            () => this.#listeners.size > 0 && void this.load(),
            RETRIES[Math.min(this.#failures++, RETRIES.length - 1)],
          )
        },
      )
      .finally(() => {
        this.#underway = undefined
      })
    return this.#underway
  }

  #set(state: State<Props>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** A moment passes before anything is said: most pieces are there by then. */
const QUIET_MS = 400

function Waiting() {
  const say = useSay()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUIET_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="piece" role="status">
      {shown && say('loading')}
    </p>
  )
}

function NotLoaded({ onRetry }: { readonly onRetry: () => void }) {
  const say = useSay()
  return <RetryAlert severity="warning" text={say('piece-failed')} onRetry={onRetry} />
}
