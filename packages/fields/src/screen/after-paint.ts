/** Postpones the consequences of a keystroke until after it is painted; of several, only the last is run. */
export class AfterPaint {
  #wanted: (() => void) | undefined

  want(what: () => void): void {
    const isFirst = this.#wanted === undefined
    this.#wanted = what
    if (isFirst) requestAnimationFrame(() => afterFrame(() => this.now()))
  }

  /** Runs a postponed action at once, for example when the focus leaves. */
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
