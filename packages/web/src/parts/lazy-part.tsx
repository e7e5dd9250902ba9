import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { RetryAlert } from './retry-alert.tsx'
import { useSay } from '../texts/say.ts'
import { Boundary } from './boundary.tsx'

/** Retry delays in milliseconds for a chunk that failed to load; the last one repeats. */
const RETRIES = [1000, 3000, 10_000, 30_000]

type Part<Props> = ((props: Props) => ReactNode) & { readonly preload: () => Promise<void> }

/**
 * A lazily loaded component. On failure it shows an error, retries, and offers to reload the page, which may
 * be necessary after an update. Includes an error boundary.
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

/** As `plainPart`, for components that use MUI, which is loaded with the first of them. */
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

  /** Loads it, if necessary. */
  load(): Promise<void> {
    if (this.#state.component) return Promise.resolve()
    this.#underway ??= this.#load()
      .then(
        (component) => this.#set({ component, failed: false }),
        () => {
          this.#set({ failed: true })
          // only while it is displayed
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

/** Delay before a loading indicator is shown. */
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
