import type { EditionFile, Json, Problem } from '@formwright/definition'
import type { EligibilityRow, Operation } from '@formwright/engine'
import type { AccountChange } from './audit/account-change.ts'

/** What the API answers, for those who call it in TypeScript. Types only: times are text as JSON has them. */

/** One line of the list of forms. */
export interface EditionSummary {
  readonly id: string
  readonly form: string
  readonly edition: string
  readonly title: string
  readonly editionTitle: string
  readonly agency: string
  readonly summary: string
  readonly window: EditionFile['window'] | null
  /** The moment at which no more is taken from the caller, with what their region was given; nothing in a bundle. */
  readonly until?: string | null
  readonly parts: readonly { readonly key: string; readonly title: string }[]
  /** English texts of the above, by the Chinese. */
  readonly texts: Readonly<Record<string, string>>
}

/** What administrators see of the folder of forms: editions on offer, and those that the gate refused. */
export interface EditionsState {
  readonly offered: readonly EditionSummary[]
  readonly refused: readonly {
    readonly form: string
    readonly edition: string
    /** In the order of the files; `explain` of `definition` puts them into words. */
    readonly problems: readonly Problem[]
  }[]
}

export interface GrantView {
  readonly id?: string
  readonly role: string
  readonly region: string
  readonly form: string
  readonly title: string
  readonly level: string
}

/** Who is signed in. */
export interface Me {
  readonly singleSignOn: string | null
  readonly maxEvidenceBytes: number
  readonly minPassword: number
  /** The demonstration may be loaded here. */
  readonly demonstration: boolean
  /** Letters are sent, also to who forgot their password. */
  readonly sendsLetters: boolean
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly admin: boolean
    readonly secondFactor: boolean
    /** A role demands a second factor, and counts only once it is set up. */
    readonly lacksSecondFactor?: boolean
    readonly grants: readonly GrantView[]
  } | null
}

export interface ApplicationSummary {
  readonly id: string
  readonly form: string
  readonly formTitle: string
  readonly edition: string
  readonly editionName: string
  readonly region: string
  readonly regionName: string
  readonly unit: string
  readonly title: string
  readonly state: string
  readonly stateTitle: string
  readonly revision: number
  readonly progress: {
    readonly filled: number
    readonly required: number
    readonly errors: number
    readonly warnings: number
  }
  readonly preference: number | null
  readonly demonstration: boolean
  readonly createdAt: string
  readonly changedAt: string
  readonly submittedAt: string | null
}

/** A page of the applications that the caller may read, last changed first. */
export interface ApplicationPage {
  /** How many there are, on all pages. */
  readonly total: number
  readonly applications: readonly ApplicationSummary[]
  /** `after` of the next page; null on the last one. */
  readonly next: string | null
  /** How many there are in each state, whatever state was asked for. */
  readonly states: readonly { readonly state: string; readonly title: string; readonly count: number }[]
}

export interface Application extends ApplicationSummary {
  readonly answers: unknown
  readonly origins: Readonly<Record<string, unknown>>
  /** The applicant's reasons for warnings, by `code pointer`. */
  readonly reasons: Readonly<Record<string, string>>
  readonly rights: {
    readonly read: boolean
    readonly edit: readonly string[]
    readonly attach: readonly string[]
    readonly transitions: readonly string[]
    readonly review: boolean
  }
  readonly window: { readonly from: string; readonly until: string; readonly open: boolean } | null
  /** What comes next, as the form tells it to the caller. */
  readonly next: string | null
  /** Signed fields whose scans are older than a change of what was signed. */
  readonly outdatedScans: readonly string[]
}

/** What an applicant has in hand after handing in. */
export interface ReceiptView {
  readonly id: string
  readonly title: string
  readonly formTitle: string
  readonly editionTitle: string
  readonly regionName: string
  readonly stateTitle: string
  readonly submittedAt: string
  readonly by: string
  readonly revision: number
  readonly code: string
  readonly contacts: readonly { readonly name: string; readonly email: string; readonly role: string }[]
}

/** How the official form comes out on paper. */
export interface PaperReport {
  readonly pages: number
  readonly starts: readonly { readonly part: string; readonly page: number }[]
  /** Answers that need more room than their official cell has, in height or in width; millimetres, nothing for more than a page. */
  readonly overflows: readonly {
    readonly pointer: string
    readonly needed: number | null
    readonly height?: number
    readonly width?: number
  }[]
  /** Parts that take more pages than in the blank form though they may not run over. */
  readonly grown: readonly { readonly part: string; readonly pages: number; readonly official: number }[]
  /** Characters that no typeface of the paper has, by the answer in which they stand. */
  readonly missing: readonly { readonly pointer: string; readonly characters: readonly string[] }[]
  readonly code?: string
}

/** Whether a printed copy is of an application. */
export interface VerificationView {
  readonly genuine: boolean
  /** It is of the answers as they are now, and not of earlier ones. */
  readonly current: boolean
  readonly at: string | null
  readonly title: string
  readonly state: string | null
}

export interface ExportView {
  readonly id: string
  readonly request: {
    readonly form: string
    readonly edition: string
    readonly papers: readonly string[]
    readonly evidence?: boolean
    readonly table?: { readonly format: string; readonly id?: string }
  }
  readonly state: 'waiting' | 'working' | 'done' | 'failed'
  readonly done: number
  readonly total: number
  readonly name: string | null
  readonly size: number | null
  /** Why it failed; of one that is done, what could not be made. */
  readonly error: string | null
  readonly at: string
  readonly finishedAt: string | null
}

/** What may be exported of an edition. */
export interface ExportChoices {
  readonly tables: readonly {
    readonly id: string
    readonly title: string
    readonly states: readonly string[] | null
  }[]
  readonly states: readonly { readonly id: string; readonly title: string }[]
  readonly parts: readonly { readonly key: string; readonly title: string }[]
  readonly columns: readonly { readonly value: string; readonly title: string; readonly part: string }[]
}

/** What a save came to: the revision now, and what turns the sender's document into it. */
export interface SavedView {
  readonly revision: number
  readonly patch: readonly Operation[]
}

export interface CommentView {
  readonly id: string
  readonly pointer: string
  readonly kind: 'comment' | 'note'
  readonly text: string
  readonly at: string
  readonly by: string
  readonly byId: string
  readonly published: boolean
  readonly resolvedAt: string | null
}

export interface PastChangeView {
  readonly revision: number
  readonly at: string
  readonly by: string
  readonly pointer: string
  readonly before: Json | null
  readonly after: Json | null
}

export interface PresentView {
  readonly id: string
  readonly name: string
  readonly section: string
}

export interface EventView {
  readonly id: string
  readonly transition: string
  readonly from: string
  readonly to: string
  readonly at: string
  readonly by: string
  readonly revision: number
  readonly opinion: string | null
  /** The day until which what was asked for is to be done, as `2024-06-20`. */
  readonly due: string | null
}

export interface NotificationView {
  readonly id: string
  readonly kind: 'transition' | 'comment' | AccountChange
  readonly application: string | null
  readonly details: Readonly<Record<string, Json>>
  /** How many it stands for: comments on one application that nobody read are gathered. */
  readonly count: number
  readonly at: string
  readonly readAt: string | null
}

export interface ChecklistView {
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly done: boolean
    readonly by: string | null
    readonly at: string | null
  }[]
  readonly methods: readonly string[]
  readonly spotChecks: readonly {
    readonly id: string
    readonly method: string
    readonly result: string
    readonly by: string
    readonly at: string
  }[]
}

export interface ChangedView {
  readonly since: string | null
  readonly changes: readonly {
    readonly pointer: string
    readonly before: Json | null
    readonly after: Json | null
  }[]
}

export interface QuotaView {
  readonly form: string
  readonly editionName: string
  readonly unit: string
  readonly limit: number | null
  readonly held: number
  readonly total: number
}

export interface SummaryRow extends ApplicationSummary {
  readonly eligibility: readonly EligibilityRow[]
}

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly disabled: boolean
  readonly demonstration: boolean
  readonly secondFactor: boolean | null
  readonly createdAt: string
  readonly grants: readonly GrantView[]
}

export interface PeopleView {
  readonly people: readonly PersonView[]
  readonly roles: readonly {
    readonly role: string
    readonly title: string
    readonly level: string
    readonly form: string
    readonly formTitle: string
    /** Regions below a province that have the role of one, since they recommend by themselves. */
    readonly units: readonly string[]
  }[]
}

/** A link by which somebody chooses a password, neither used nor withdrawn. */
export interface LinkView {
  readonly id: string
  readonly kind: 'invitation' | 'reset'
  readonly email: string
  readonly name: string
  readonly grants: readonly { readonly role: string; readonly region: string; readonly form: string }[]
  readonly at: string
  readonly expiresAt: string
  /** Nobody for one whose maker is gone. */
  readonly by: string | null
}

export interface AuditLine {
  readonly seq: string
  readonly at: string
  readonly actor: string | null
  readonly actorName: string | null
  readonly action: string
  readonly subject: string | null
  readonly details: Readonly<Record<string, Json>>
  readonly address: string | null
  /** What the sentence of the action is made of, names instead of codes. */
  readonly values: Readonly<Record<string, string>>
  /** The application that the line is about, while there is one. */
  readonly application: { readonly id: string; readonly title: string } | null
}

export interface ExtensionView {
  readonly id: string
  readonly form: string
  readonly edition: string
  readonly region: string
  readonly until: string
  readonly reason: string
  readonly at: string
  readonly by: string
}

/** How the server is backed up. */
export interface BackupsView {
  /** Hours from one to the next; null when none are made by themselves. */
  readonly everyHours: number | null
  readonly keep: number
  readonly folder: string
  readonly encrypted: boolean
  /** The key that signs: who restores elsewhere compares it. */
  readonly key: string
  readonly last: BackupView | null
  readonly backups: readonly BackupView[]
}

/** One backup that was made or tried; it is being made while it has not finished. */
export interface BackupView {
  readonly file: string
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly bytes: number | null
  readonly rows: number | null
  readonly files: number | null
  /** Evidence that was lost already, by name. */
  readonly absent: readonly string[]
  readonly error: { readonly zh: string; readonly en: string } | null
}

export interface WebhookView {
  readonly id: string
  readonly url: string
  readonly events: readonly string[]
  readonly active: boolean
  readonly deliveries: readonly {
    readonly event: string
    readonly status: number | null
    readonly error: string | null
    readonly at: string
  }[]
}
