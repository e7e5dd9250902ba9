type Heard = (data: string) => void

/**
 * Follows server-sent events while the page is looked at: a browser keeps only a few connections to one server, and
 * pages in the background would use them up. `open` is told each time the stream begins: something may have been missed.
 * Gives what ends it.
 */
export function follow(path: string, listeners: Readonly<Record<string, Heard>>): () => void {
  let source: EventSource | undefined
  const look = () => {
    if (document.visibilityState === 'hidden') {
      source?.close()
      source = undefined
    } else if (!source) {
      source = new EventSource(`/api${path}`)
      for (const [name, heard] of Object.entries(listeners))
        source.addEventListener(name, (event) => heard((event as MessageEvent<string>).data))
    }
  }
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    source?.close()
  }
}
