import type { Routes } from '@formwright/api'
import type { Auth } from '../accounts/auth.ts'
import { linkHandlers } from '../accounts/link-routes.ts'
import { organisationHandlers } from '../accounts/organisation-routes.ts'
import { accountHandlers } from '../accounts/routes.ts'
import { backupHandlers } from '../backup/routes.ts'
import type { BackupSchedule } from '../backup/schedule.ts'
import { adminHandlers } from '../admin/routes.ts'
import { applicationHandlers } from '../applications/routes.ts'
import { carryHandlers } from '../applications/carry-routes.ts'
import { historyHandlers } from '../applications/history-routes.ts'
import { commentHandlers } from '../applications/comment-routes.ts'
import { presenceHandlers } from '../applications/presence-routes.ts'
import { auditHandlers } from '../admin/audit-routes.ts'
import { correctionHandlers } from '../corrections/routes.ts'
import { publishingHandlers } from '../definitions/publishing-routes.ts'
import { definitionHandlers } from '../definitions/routes.ts'
import { demonstrationHandlers } from '../demonstration/routes.ts'
import { editionHandlers } from '../editions/routes.ts'
import { evidenceHandlers } from '../evidence/routes.ts'
import { exportHandlers } from '../exports/routes.ts'
import { impactHandlers } from '../impact/routes.ts'
import { notificationHandlers } from '../notify/routes.ts'
import { paperHandlers } from '../paper/routes.ts'
import { reviewHandlers } from '../review/routes.ts'
import type { Services } from '../services.ts'
import type { Handlers } from '../routing/route.ts'

/** All services of the server; lower layers only depend on parts of them. */
export interface AppServices extends Services {
  readonly auth: Auth
  readonly backups: BackupSchedule
}

/** The handlers of every route of the API. */
export function handlersOf(services: AppServices): Handlers<Routes> {
  return {
    ...editionHandlers(services),
    ...definitionHandlers(services),
    ...publishingHandlers(services),
    ...impactHandlers(services),
    ...accountHandlers(services),
    ...linkHandlers(services),
    ...organisationHandlers(services),
    ...applicationHandlers(services),
    ...carryHandlers(services),
    ...correctionHandlers(services),
    ...historyHandlers(services),
    ...commentHandlers(services),
    ...presenceHandlers(services),
    ...evidenceHandlers(services),
    ...reviewHandlers(services),
    ...notificationHandlers(services),
    ...adminHandlers(services),
    ...backupHandlers(services),
    ...auditHandlers(services),
    ...demonstrationHandlers(services),
    ...paperHandlers(services),
    ...exportHandlers(services),
  }
}
