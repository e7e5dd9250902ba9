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

/** What routes and jobs work with: one of each in a process. */
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
 * What routes work with. They read; to write they declare it (`command`, `swap`) and are given what to write
 * with.
 */
export type RouteServices = Omit<Services, 'db'> & { readonly db: Reader }
