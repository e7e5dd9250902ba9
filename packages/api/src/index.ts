export { addressOf } from './address.ts'
export type { Access, ApplicationRight, Declaration, Received, Sent, Writes } from './declare.ts'
export {
  ACCOUNT_CHANGES,
  DRAFT_NOTIFICATION_KINDS,
  ERRORS,
  MIN_PASSWORD,
  NOTIFICATIONS_PAGE,
  PAPER_FORMATS,
  WEBHOOK_EVENTS,
} from './constants.ts'
export type {
  AccountChange,
  DraftNotificationKind,
  ErrorCode,
  LimitName,
  NotificationKind,
  PaperFormat,
  Requirement,
  WebhookEvent,
} from './constants.ts'
export { ErrorBody } from './errors.ts'
export { errorsOf, ROUTES } from './routes.ts'
export type { Call, JsonRouteName, LiveRouteName, Messages, Result, RouteName, Routes } from './routes.ts'
export type { LiveMessage } from './live.ts'
export type { Origins } from './shapes.ts'

export { accountRoutes } from './accounts.ts'
export type { Me, PeopleView, PersonView } from './accounts.ts'
export { organisationRoutes } from './organisations.ts'
export type { OrganisationChoice, OrganisationView } from './organisations.ts'
export { linkRoutes } from './links.ts'
export type { LinkView } from './links.ts'
export { adminRoutes } from './admin.ts'
export type { ExtensionView, WebhookView } from './admin.ts'
export { applicationRoutes } from './applications.ts'
export type {
  Application,
  ApplicationPage,
  ApplicationSummary,
  ReceiptView,
  SavedView,
} from './applications.ts'
export { auditRoutes } from './audit.ts'
export type { AuditLine, AuditReport } from './audit.ts'
export { backupRoutes } from './backups.ts'
export type { BackupsView, BackupView } from './backups.ts'
export { carryRoutes } from './carry.ts'
export type { CarriedView, EarlierView } from './carry.ts'
export { commentRoutes } from './comments.ts'
export type { CommentView } from './comments.ts'
export { correctionRoutes } from './corrections.ts'
export type { CorrectionState, CorrectionView, Leftover } from './corrections.ts'
export { definitionRoutes } from './definitions.ts'
export type {
  DefinitionSource,
  DraftState,
  DraftStep,
  OtherEditionView,
  DraftSummary,
  DraftView,
  PublishedVersion,
} from './definitions.ts'
export { demonstrationRoutes } from './demonstration.ts'
export type { RemovalView } from './demonstration.ts'
export { editionRoutes } from './editions.ts'
export type { EditionsState, EditionSummary, OfferedEdition } from './editions.ts'
export { EVIDENCE_ENDINGS, EVIDENCE_KINDS } from './evidence-kinds.ts'
export { evidenceRoutes } from './evidence.ts'
export type { EvidenceView } from './evidence.ts'
export { exportRoutes } from './exports.ts'
export type { ExportChoices, ExportRequest, ExportView } from './exports.ts'
export { historyRoutes } from './history.ts'
export type { EventView, PastChangeView } from './history.ts'
export { impactRoutes } from './impact.ts'
export type { DifferenceView, ImpactLineView, ImpactState, ImpactView } from './impact.ts'
export { publishingRoutes } from './publishing.ts'
export { notificationRoutes } from './notifications.ts'
export type { NotificationView } from './notifications.ts'
export { paperRoutes } from './paper.ts'
export type { PaperReport, VerificationView } from './paper.ts'
export { presenceRoutes } from './presence.ts'
export type { PresentView } from './presence.ts'
export { reviewRoutes } from './review.ts'
export type { ChangedView, ChecklistView, PreviousView, QuotaView, SummaryRow } from './review.ts'
