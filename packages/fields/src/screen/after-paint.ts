/** Puts off what a key leads to until the key itself is on screen; of several, the last is done. */
export class AfterPaint {
  #wanted: (() => void) | undefined

  want(what: () => void): void {
    const isFirst = this.#wanted === undefined
    this.#wanted = what
    if (isFirst) requestAnimationFrame(() => afterFrame(() => this.now()))
  }

  /** Does at once what waits: somebody goes on, or away. */
  now(): void {
    const what = this.#wanted
    this.#wanted = undefined
    what?.()
  }
}

function afterFrame(then: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => {
    port1.close()
    then()
  })
  port1.start()
  port2.postMessage(undefined)
}
