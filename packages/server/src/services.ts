import type { Sessions } from './access/sessions.ts'
import type { Database, Reader } from './database/connect.ts'
import type { DefinitionChecks } from './published/checking.ts'
import type { Editions } from './published/editions.ts'
import type { Contents } from './files/contents.ts'
import type { InstallationKeys } from './installation/keys.ts'
import type { Live } from './live/events.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { Printing } from './printing/printing.ts'
import type { Settings } from './settings/settings.ts'

/** The services of a process that routes and jobs use. */
export interface Services {
  readonly settings: Settings
  readonly db: Database
  readonly sessions: Sessions
  readonly editions: Editions
  readonly contents: Contents
  readonly keys: InstallationKeys
  readonly live: Live
  readonly metrics: Metrics
  readonly printing: Printing
  readonly checks: DefinitionChecks
}

/**
 * The services of routes. They only read; writing routes declare it (`command`, `swap`) and get a
 * transaction.
 */
export type RouteServices = Omit<Services, 'db'> & { readonly db: Reader }
