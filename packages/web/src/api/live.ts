import { addressOf } from '@formwright/api'
import type { Call, LiveRouteName, Messages } from '@formwright/api'
import { retryDelay } from './retry-delay.ts'

/** Handlers per message of a stream; `open` is called each time it starts or may have missed something. */
export type Listeners<N extends LiveRouteName> = {
  readonly [K in keyof Messages<N>]?: (message: Messages<N>[K]) => void
} & { readonly open?: () => void }

/**
 * Follows server-sent events while the page is visible, because browsers limit connections per server. `open`
 * is called each time the stream starts, or when messages may have been missed. A broken or rejected stream
 * is reopened after a pause (a browser alone would not retry rejected ones). Returns the function that stops
 * it.
 */
export function follow<N extends LiveRouteName>(
  name: N,
  given: Call<N>,
  { open = () => undefined, ...listeners }: Listeners<N>,
): () => void {
  const heards: readonly [string, (message: unknown) => void][] = Object.entries(listeners)
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const end = () => {
    clearTimeout(timer)
    timer = undefined
    source?.close()
    source = undefined
  }
  const connect = () => {
    end()
    source = new EventSource(`/api${addressOf(name, given).path}`)
    for (const [kind, heard] of heards)
      source.addEventListener(kind, (event) => heard(JSON.parse((event as MessageEvent<string>).data)))
    source.addEventListener('missed', open)
    source.addEventListener('open', () => {
      failures = 0
      open()
    })
    source.addEventListener('error', () => {
      end()
      timer = setTimeout(connect, retryDelay(failures++))
    })
  }
  const look = () => {
    if (document.visibilityState === 'hidden') end()
    else if (!source && timer === undefined) connect()
  }
  const online = () => {
    // an attempt made offline is about to fail
    if (timer !== undefined || source?.readyState === EventSource.CONNECTING) connect()
  }
  document.addEventListener('visibilitychange', look)
  addEventListener('online', online)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    removeEventListener('online', online)
    end()
  }
}
