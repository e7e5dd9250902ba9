import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/**
 * How a way is cut: nobody listens, or a proxy takes the connection and closes it, or takes it and says
 * nothing.
 */
export type Cut = 'refuse' | 'accept-and-close' | 'silent'

/** A way to a server that can be cut and fixed. */
export class Cable {
  readonly #host: string
  readonly #far: number
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  #cut: Cut | undefined
  port = 0

  constructor(host: string, port: number) {
    this.#host = host
    this.#far = port
  }

  /** Connections that are open. */
  get open(): number {
    return this.#sockets.size / 2
  }

  async lay(): Promise<void> {
    this.#server = createServer((near) => this.#join(near))
    await new Promise<void>((done) => this.#server!.listen(this.port, '127.0.0.1', done))
    this.port = (this.#server.address() as AddressInfo).port
  }

  async cut(how: Cut): Promise<void> {
    this.#cut = how
    if (how === 'silent') {
      for (const socket of this.#sockets) socket.unpipe().pause()
      return
    }
    for (const socket of this.#sockets) socket.destroy()
    if (how === 'refuse') await this.#close()
  }

  async mend(): Promise<void> {
    const how = this.#cut
    this.#cut = undefined
    if (how === 'silent') for (const socket of this.#sockets) socket.destroy()
    if (how === 'refuse') await this.lay()
  }

  async end(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await this.#close()
  }

  #join(near: Socket): void {
    if (this.#cut === 'accept-and-close') return void near.destroy()
    if (this.#cut === 'silent') {
      this.#sockets.add(near)
      near.on('error', () => undefined).on('close', () => this.#sockets.delete(near))
      return
    }
    const far = connect(this.#far, this.#host)
    for (const socket of [near, far]) {
      this.#sockets.add(socket)
      socket
        .on('error', () => undefined)
        .on('close', () => (near.destroy(), far.destroy(), this.#sockets.delete(socket)))
    }
    near.pipe(far).pipe(near)
  }

  #close(): Promise<void> {
    return new Promise((done) => (this.#server?.listening ? this.#server.close(() => done()) : done()))
  }
}
