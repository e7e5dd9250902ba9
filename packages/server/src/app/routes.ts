import type { Auth } from '../accounts/auth.ts'
import { linkRoutes } from '../accounts/link-routes.ts'
import { accountRoutes } from '../accounts/routes.ts'
import { backupRoutes } from '../backup/routes.ts'
import type { BackupSchedule } from '../backup/schedule.ts'
import { adminRoutes } from '../admin/routes.ts'
import { applicationRoutes } from '../applications/routes.ts'
import { historyRoutes } from '../applications/history-routes.ts'
import { commentRoutes } from '../applications/comment-routes.ts'
import { presenceRoutes } from '../applications/presence.ts'
import { auditRoutes } from '../admin/audit-routes.ts'
import { demonstrationRoutes } from '../demonstration/routes.ts'
import { editionRoutes } from '../editions/routes.ts'
import { evidenceRoutes } from '../evidence/routes.ts'
import { exportRoutes } from '../exports/routes.ts'
import { notificationRoutes } from '../notify/routes.ts'
import { paperRoutes } from '../paper/routes.ts'
import { reviewRoutes } from '../review/routes.ts'
import type { Services } from '../services.ts'
import type { Route } from '../routing/route.ts'

/** What the whole server works with: its rooms know the part that is below them. */
export interface AppServices extends Services {
  readonly auth: Auth
  readonly backups: BackupSchedule
}

/** The API: every route of the product. The OpenAPI document and the test of who may do what are made from it. */
export function routesOf(services: AppServices): Route[] {
  return [
    ...editionRoutes(services),
    ...accountRoutes(services),
    ...linkRoutes(services),
    ...applicationRoutes(services),
    ...historyRoutes(services),
    ...commentRoutes(services),
    ...presenceRoutes(services),
    ...evidenceRoutes(services),
    ...reviewRoutes(services),
    ...notificationRoutes(services),
    ...adminRoutes(services),
    ...backupRoutes(services),
    ...auditRoutes(services),
    ...demonstrationRoutes(services),
    ...paperRoutes(services),
    ...exportRoutes(services),
  ]
}
