import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Watcher } from '../database/supervisor.ts'

type Gauges<State> = Readonly<Record<string, readonly [help: string, figure: (state: State) => number]>>

/** Metrics in Prometheus format. */
export class Metrics {
  readonly registry = new Registry()
  readonly requests = new Histogram({
    name: 'formwright_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers: [this.registry],
  })
  readonly saves = new Counter({
    name: 'formwright_saves_total',
    help: 'Saves taken in, merged or refused',
    labelNames: ['outcome'],
    registers: [this.registry],
  })
  readonly transitions = new Counter({
    name: 'formwright_transitions_total',
    help: 'Applications moved to another state',
    labelNames: ['transition'],
    registers: [this.registry],
  })

  readonly #connected = new Gauge({
    name: 'formwright_connected',
    help: '1 while it is connected, 0 while another attempt is waited for',
    labelNames: ['what'],
    registers: [this.registry],
  })
  readonly #reconnects = new Counter({
    name: 'formwright_reconnects_total',
    help: 'Attempts to connect again',
    labelNames: ['what'],
    registers: [this.registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** Registers gauges that are read on demand: name, help text and value. */
  watch<State>(read: () => Promise<State | undefined>, gauges: Gauges<State>): void {
    for (const [name, [help, figure]] of Object.entries(gauges)) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [this.registry],
        collect: async () => {
          const state = await read().catch(() => undefined)
          if (state === undefined) gauge.remove()
          else gauge.set(figure(state))
        },
      })
    }
  }

  /** Counts reconnection attempts. */
  connecting(what: string): Watcher {
    this.#reconnects.inc({ what }, 0)
    this.#connected.set({ what }, 0)
    return {
      connected: (is) => this.#connected.set({ what }, is ? 1 : 0),
      again: () => this.#reconnects.inc({ what }),
    }
  }

  stop(): void {
    this.registry.clear()
  }
}
