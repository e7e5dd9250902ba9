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

/** The impact of a definition on one application, with the keys of the changes concerned. */
export interface ImpactLine extends ImpactRow {
  readonly choices: readonly string[]
  /** It was submitted and stays on its version: the impact applies if it is returned. */
  readonly stays: boolean
}

/** Totals over all lines, without applications that stay. */
export interface CountedImpact extends ImpactTotals {
  /** Key of a change → number of applications. */
  readonly choices: Readonly<Record<string, number>>
  /** Of applications that stay on their version. */
  readonly staying: ImpactTotals
}

type Words = Readonly<Record<string, Texts>>

/** The result of a finished run. */
export interface ImpactResult extends CountedImpact {
  /** Number of rules that changed since the previous run, if only these were tested again. */
  readonly changedRules?: number
  /**
   * The texts of counted rules (by `keyOfCause`), and the titles of criteria and of fields with lost
   * answers; runs of an earlier release have none for fields.
   */
  readonly words: Readonly<Record<'rules' | 'criteria', Words>> & { readonly fields?: Words }
}

/**
 * The tables of the product. Those for accounts (user, session, account, verification, twoFactor, rateLimit)
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
    /** Who published it from a draft; null for the forms folder. */
    published_by: string | null
    /** An edition of the forms folder that an administrator withdrew. */
    taken_off: Generated<boolean>
    withdrawn: Generated<boolean>
    /** Who caused it to be on offer, and how; null for the forms folder. */
    offered_by: Generated<string | null>
    offered_step: Generated<'publish' | 'withdraw' | 'offer' | null>
  }
  /** Editions that passed the gate, by key of files and gate code; see `keyOfPass`. */
  gate_pass: { key: string; digest: string }
  impact: {
    id: Generated<string>
    draft: string
    /** The tested revision of the draft. */
    revision: number
    state: ColumnType<ImpactState, ImpactState | undefined, ImpactState>
    done: Generated<number>
    total: Generated<number>
    /** The tested definition as JSON, so that only later changes are tested again. */
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
    /** The person's own organisation, unless it has a name. */
    organisation: Generated<string>
    /** Created by a link that a colleague could read: the address is unverified. */
    unproven: Generated<boolean>
  }
  /** Organisations with a name; those of a single person have no row. */
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
  /** Used authenticator codes, for as long as they would be valid. */
  used_code: { user_id: string; code: string; at: DefaultedTimestampColumn }
  /** Number of audit lines per rate-limit key. */
  audit_bound: { key: string; count: number; since: DefaultedTimestampColumn }
  grant: {
    id: Generated<string>
    user_id: string
    role: string
    region: string
    form: string
    given_by: string | null
    given_at: DefaultedTimestampColumn
    /**
     * The organisation in which a colleague granted it, and with which it ends; null if an administrator
     * granted it.
     */
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
    /** Hash of the token in the email, which differs from that of the link. */
    email_token_hash: string | null
    /** Revoked, or void because another link was used, the account disabled or its roles changed. */
    voided_at: TimestampColumn | null
    /** Requested by the person, for a forgotten password. */
    asked: Generated<boolean>
    /** The organisation to join; null: that of the person. */
    organisation: string | null
    /** Created by a colleague: grants no more than they have. */
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
      /** Number of errors about missing values; absent until an older application is assessed again. */
      missing?: number
      warnings: number
    }>
    quota_held: boolean
    preference: number | null
    demonstration: Generated<boolean>
    created_by: string
    /** Owner, for forms that are filled in per organisation. */
    organisation: string
    created_at: DefaultedTimestampColumn
    changed_at: DefaultedTimestampColumn
    submitted_at: TimestampColumn | null
    /** The submission of the previous edition whose list of uncarried answers was dismissed. */
    left_seen: string | null
    /** Bytes of changes and snapshots, and of changes since the last snapshot. */
    history_bytes: Generated<string | number>
    recent_bytes: Generated<string | number>
    snapshot_revision: Generated<number>
  }
  /** A correction of the edition of a changeable application. */
  correction: {
    id: Generated<string>
    application: string
    from_edition: string
    to_edition: string
    state: CorrectionState
    /** Revision of the application when it was moved, or its applicant asked. */
    revision: number
    /** Answers restored by it that an earlier correction, from a given version, had left without a field. */
    back: ColumnType<
      readonly { readonly edition: string; readonly left: LeftBehind }[],
      string | undefined,
      string
    >
    at: DefaultedTimestampColumn
    seen_at: TimestampColumn | null
    /** Ids of those who have seen it; null if `seen_at` applies to everybody. */
    seen_by: Generated<readonly string[] | null>
    /** Whether it is a withdrawal: back to the previous version. */
    withdrawal: Generated<boolean>
  }
  /** An answer that a correction left without a field. */
  left_over: {
    id: Generated<string>
    application: string
    /** The version on which it was filled in. */
    edition: string
    answer: JsonColumn<LeftBehind>
    /** Who sent it after the correction; null if it was in the application. */
    by_user: string | null
    at: DefaultedTimestampColumn
    /** Order within a correction, following the form. */
    number: Generated<string>
  }
  snapshot: { application: string; revision: number; answers: JsonColumn<unknown> }
  /** Number of applications per group: the sum of `count`. Maintained by triggers. */
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
    /** Due date of a return. */
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
    /** Number of events that it stands for: unread ones are grouped. */
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
