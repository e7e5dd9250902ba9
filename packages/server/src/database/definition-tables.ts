import type { DraftState, DraftStep } from '@formwright/api'
import type { ColumnType, Generated } from 'kysely'
import type { DefaultedTimestampColumn, JsonColumn, TimestampColumn } from './columns.ts'

/** The tables for drafts of definitions. */
export interface DefinitionTables {
  definition_draft: {
    id: Generated<string>
    form: string
    edition: string
    /** The edition that it was made from, and its files at that time. */
    from_edition: string
    /** The files that the draft was made from; empty for a new form. */
    from_files: JsonColumn<Readonly<Record<string, string>>>
    /** Its initial files; null for drafts created before they were stored. */
    begun_files: JsonColumn<Readonly<Record<string, string>>> | null
    files: JsonColumn<Readonly<Record<string, string>>>
    revision: Generated<number>
    state: ColumnType<DraftState, DraftState | undefined, DraftState>
    published: string | null
    created_by: string
    created_at: DefaultedTimestampColumn
    changed_by: string
    changed_at: DefaultedTimestampColumn
    /** When it is to be published, and by whom. */
    publish_at: TimestampColumn | null
    scheduled_by: string | null
    /** Fingerprint of the key that signed the imported archive; empty: unsigned; null: not imported. */
    signer: string | null
  }
  definition_comment: {
    id: Generated<string>
    draft: string
    /** Text, or path of a file. */
    place: string
    /** Id of the field or rule, key of the part, path of the file; empty: only the text is known. */
    subject: Generated<string>
    text: string
    by_user: string
    at: DefaultedTimestampColumn
    resolved_at: TimestampColumn | null
    resolved_by: string | null
    /** The comment that it replies to; never a reply itself. */
    answers: string | null
  }
  definition_looked: {
    draft: string
    /** The checklist item, as the studio names it. */
    item: string
    by_user: string
    at: DefaultedTimestampColumn
  }
  definition_step: {
    draft: string
    revision: number
    by_user: string
    at: DefaultedTimestampColumn
    step: string
    /** The studio's steps; null in saves from elsewhere. */
    happened: JsonColumn<NonNullable<DraftStep['happened']>> | null
    changes: JsonColumn<Record<string, string | null>>
  }
  definition_note: {
    id: Generated<string>
    draft: string
    what: string
    note: string
    by_user: string
    at: DefaultedTimestampColumn
  }
}
