import { pauseAfter } from './pause.ts'

type Heard = (data: string) => void

/**
 * Follows server-sent events while the page is looked at: a browser keeps only a few connections to one server, and
 * pages in the background would use them up. `open` is told each time the stream begins, or when the server could not
 * hear of everything: something may have been missed. A stream that breaks, or is refused (after which a browser alone
 * would not try again), is begun again after a pause. Gives what ends it.
 */
export function follow(path: string, listeners: Readonly<Record<string, Heard>>): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const end = () => {
    clearTimeout(timer)
    timer = undefined
    source?.close()
    source = undefined
  }
  const begin = () => {
    end()
    source = new EventSource(`/api${path}`)
    for (const [name, heard] of Object.entries({ ...listeners, missed: listeners.open ?? (() => undefined) }))
      source.addEventListener(name, (event) => heard((event as MessageEvent<string>).data))
    source.addEventListener('open', () => (failures = 0))
    source.addEventListener('error', () => {
      end()
      timer = setTimeout(begin, pauseAfter(failures++))
    })
  }
  const look = () => {
    if (document.visibilityState === 'hidden') end()
    else if (!source && timer === undefined) begin()
  }
  const online = () => {
    if (timer !== undefined) begin()
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
