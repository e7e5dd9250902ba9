import type {
  AccountChange,
  CorrectionState,
  DraftNotificationKind,
  ExportRequest,
  ImpactState,
  NotificationKind,
  Origins,
} from '@formwright/api'
import type { ImpactRow, ImpactTotals, LeftBehind } from '@formwright/authoring'
import type { ColumnType, Generated } from 'kysely'
import type { Json, Texts } from '@formwright/definition'
import type { Operation } from '@formwright/engine'
import type { DefaultedTimestampColumn, JsonColumn, TimestampColumn } from './columns.ts'
import type { DefinitionTables } from './definition-tables.ts'

/**
 * What a definition would mean for one application, with the changes (by their key) that what it says is
 * concerned by.
 */
export interface ImpactLine extends ImpactRow {
  readonly choices: readonly string[]
  /** It was handed in and stays on its version: what is said of it holds if it is returned. */
  readonly stays: boolean
}

/** All lines together, without those of applications that stay. */
export interface CountedImpact extends ImpactTotals {
  /** Key of a change → applications concerned. */
  readonly choices: Readonly<Record<string, number>>
  /** Of applications that stay on their version. */
  readonly staying: ImpactTotals
}

/** A run that came to its end. */
export interface ImpactResult extends CountedImpact {
  /** What the rules say that are counted (by `keyOfCause`), and what the criteria are called. */
  readonly words: Readonly<Record<'rules' | 'criteria', Readonly<Record<string, Texts>>>>
}

/**
 * The tables of the product. Those of accounts (user, session, account, verification, twoFactor, rateLimit)
 * belong to better-auth.
 */
export interface Tables extends DefinitionTables {
  setting: { key: string; value: string }
  edition: {
    digest: string
    form: string
    edition: string
    bundle: string
    validators: string
    published_at: DefaultedTimestampColumn
    offered: boolean
    /** Who published it from a draft; null for one of the folder of forms. */
    published_by: string | null
    /** One of the folder of forms that an administrator took off the site. */
    taken_off: Generated<boolean>
    withdrawn: Generated<boolean>
    /** By whose step it came on offer, and which one; null for the folder of forms. */
    offered_by: Generated<string | null>
    offered_step: Generated<'publish' | 'withdraw' | 'offer' | null>
  }
  /** Files of editions, with the code of the gate, that it let through; see `keyOfPass`. */
  gate_pass: { key: string; digest: string }
  impact: {
    id: Generated<string>
    draft: string
    /** Of the draft: what was tried. */
    revision: number
    state: ColumnType<ImpactState, ImpactState | undefined, ImpactState>
    done: Generated<number>
    total: Generated<number>
    /** The definition that was tried, as JSON: what changed since is tried again, nothing else. */
    bundle: string | null
    totals: JsonColumn<ImpactResult> | null
    error: string | null
    by_user: string
    at: DefaultedTimestampColumn
    begun_at: TimestampColumn | null
    finished_at: TimestampColumn | null
  }
  impact_row: { impact: string; application: string; region: string; row: JsonColumn<ImpactLine> }
  user: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    image: string | null
    createdAt: DefaultedTimestampColumn
    updatedAt: DefaultedTimestampColumn
    twoFactorEnabled: boolean | null
    disabled: Generated<boolean>
    demonstration: Generated<boolean>
    /** Theirs alone, unless it has a name. */
    organisation: Generated<string>
    /** Made by a link that a colleague could read: whose address it is nobody knows. */
    unproven: Generated<boolean>
  }
  /** What people of several accounts work for together; one of a single person has no row. */
  organisation: { id: string; name: string; region: string; created_at: DefaultedTimestampColumn }
  session: {
    id: string
    token: string
    userId: string
    expiresAt: TimestampColumn
    createdAt: DefaultedTimestampColumn
    updatedAt: DefaultedTimestampColumn
    ipAddress: string | null
    userAgent: string | null
  }
  account: { id: string; userId: string; providerId: string; password: string | null }
  sign_in_failure: { email: string; at: DefaultedTimestampColumn; address: string; device: string | null }
  /** Codes of authenticators that were used, for as long as they would hold. */
  used_code: { user_id: string; code: string; at: DefaultedTimestampColumn }
  /** How many lines of the trail somebody caused since then. */
  audit_bound: { key: string; count: number; since: DefaultedTimestampColumn }
  grant: {
    id: Generated<string>
    user_id: string
    role: string
    region: string
    form: string
    given_by: string | null
    given_at: DefaultedTimestampColumn
    /** That in which a colleague gave it, with which it ends; null for one that an administrator gave. */
    shared_in: string | null
  }
  invitation: {
    token_hash: string
    email: string
    name: string
    grants: JsonColumn<readonly { role: string; region: string; form: string }[]>
    invited_by: string | null
    expires_at: TimestampColumn
    accepted_at: TimestampColumn | null
    created_at: DefaultedTimestampColumn
    id: Generated<string>
    kind: Generated<'invitation' | 'reset'>
    /** Hash of the token that the email holds: the email has one of its own. */
    email_token_hash: string | null
    /** Withdrawn, or void since another link was used, the account disabled or its roles changed. */
    voided_at: TimestampColumn | null
    /** The person asked for it, having forgotten their password. */
    asked: Generated<boolean>
    /** The organisation that it leads into; null: that which the person has. */
    organisation: string | null
    /** Made by a colleague and not by an administrator: gives no more than the colleague has. */
    by_colleague: Generated<boolean>
  }
  application: {
    id: string
    form: string
    edition: string
    edition_name: string
    region: string
    region_name: string
    unit: string
    title: string
    state: string
    revision: number
    answers: JsonColumn<unknown>
    origins: JsonColumn<Origins>
    reasons: JsonColumn<Record<string, string>>
    progress: JsonColumn<{
      filled: number
      required: number
      errors: number
      /** Of the errors; not there until an application of before was assessed again. */
      missing?: number
      warnings: number
    }>
    quota_held: boolean
    preference: number | null
    demonstration: Generated<boolean>
    created_by: string
    /** Whose it is, in forms that people fill in for their organisation. */
    organisation: string
    created_at: DefaultedTimestampColumn
    changed_at: DefaultedTimestampColumn
    submitted_at: TimestampColumn | null
    /** The declaration of the edition before of which the list of what was not carried was put away. */
    left_seen: string | null
    /** What changes and snapshots take, and what changes take since the last snapshot. */
    history_bytes: Generated<string | number>
    recent_bytes: Generated<string | number>
    snapshot_revision: Generated<number>
  }
  /** An application that could still be changed when its edition was corrected. */
  correction: {
    id: Generated<string>
    application: string
    from_edition: string
    to_edition: string
    state: CorrectionState
    /** Of the application when it was moved, or asked about. */
    revision: number
    /** What has its place again that an earlier correction, from a version, had left without one. */
    back: ColumnType<
      readonly { readonly edition: string; readonly left: LeftBehind }[],
      string | undefined,
      string
    >
    at: DefaultedTimestampColumn
    seen_at: TimestampColumn | null
    /** Ids of those who have seen it; null where `seen_at` says it for everybody. */
    seen_by: Generated<readonly string[] | null>
    /** The version that it leads from was withdrawn: the way back to the one before. */
    withdrawal: Generated<boolean>
  }
  /** An answer that has had no place in an application since a correction of its edition, as it was typed. */
  left_over: {
    id: Generated<string>
    application: string
    /** The version that it was filled in on. */
    edition: string
    answer: JsonColumn<LeftBehind>
    /**
     * Who typed it on that version and brought it after the correction; nobody for what stood in the
     * application.
     */
    by_user: string | null
    at: DefaultedTimestampColumn
    /** Counts up: those of one correction are in the order of the form. */
    number: Generated<string>
  }
  snapshot: { application: string; revision: number; answers: JsonColumn<unknown> }
  /** How many applications there are of each kind: the sum of `count` of its lines. Triggers add to it. */
  tally: {
    form: string
    edition: string
    edition_name: string
    unit: string
    region: string
    state: string
    quota_held: boolean
    demonstration: boolean
    count: string
  }
  change: {
    application: string
    revision: number
    key: string
    patch: JsonColumn<readonly Operation[]>
    undo: JsonColumn<readonly Operation[]>
    by_user: string
    at: DefaultedTimestampColumn
  }
  event: {
    id: Generated<string>
    application: string
    transition: string
    from_state: string
    to_state: string
    by_user: string
    at: DefaultedTimestampColumn
    revision: number
    opinion: string | null
    /** The day until which what was asked for is to be done. */
    due: string | null
  }
  comment: {
    id: Generated<string>
    application: string
    pointer: string
    kind: 'comment' | 'note'
    text: string
    by_user: string
    at: DefaultedTimestampColumn
    published: boolean
    resolved_at: TimestampColumn | null
    resolved_by: string | null
  }
  presence: {
    application: string
    user_id: string
    window_id: string
    section: string
    until: TimestampColumn
  }
  extension: {
    id: Generated<string>
    form: string
    edition_name: string
    region: string
    until: TimestampColumn
    reason: string
    by_user: string
    at: DefaultedTimestampColumn
  }
  checklist_item: {
    application: string
    item: string
    done: boolean
    by_user: string
    at: DefaultedTimestampColumn
  }
  spot_check: {
    id: Generated<string>
    application: string
    method: string
    result: string
    by_user: string
    at: DefaultedTimestampColumn
  }
  content: {
    sha256: string
    size: number
    type: string
    stored_at: DefaultedTimestampColumn
    encrypted: Generated<boolean>
  }
  application_file: {
    application: string
    sha256: string
    name: string
    by_user: string
    at: DefaultedTimestampColumn
  }
  notification: {
    id: Generated<string>
    user_id: string
    kind: NotificationKind | AccountChange | DraftNotificationKind
    application: string | null
    draft: string | null
    details: JsonColumn<Record<string, Json>>
    at: DefaultedTimestampColumn
    read_at: TimestampColumn | null
    /** How many of its kind it stands for: those that nobody read are gathered. */
    count: Generated<number>
  }
  webhook: {
    id: Generated<string>
    url: string
    secret: string
    events: string[]
    active: boolean
    created_at: DefaultedTimestampColumn
    by_user: string | null
  }
  delivery: {
    id: Generated<string>
    webhook: string
    event: string
    status: number | null
    error: string | null
    at: DefaultedTimestampColumn
  }
  export: {
    id: Generated<string>
    by_user: string
    request: JsonColumn<ExportRequest>
    state: 'waiting' | 'working' | 'done' | 'failed'
    done: number
    total: number
    name: string | null
    size: string | number | null
    error: string | null
    at: DefaultedTimestampColumn
    finished_at: TimestampColumn | null
  }
  backup: {
    id: Generated<string>
    file: string
    by_server: boolean
    started_at: DefaultedTimestampColumn
    finished_at: TimestampColumn | null
    bytes: string | number | null
    row_count: string | number | null
    file_count: string | number | null
    absent: JsonColumn<readonly string[]> | null
    error: JsonColumn<Texts> | null
  }
  audit: {
    seq: Generated<string>
    at: DefaultedTimestampColumn
    actor: string | null
    actor_name: string | null
    action: string
    subject: string | null
    details: JsonColumn<Record<string, Json>>
    address: string | null
    link: string | null
    previous_hash: string | null
    hash: string | null
  }
}
