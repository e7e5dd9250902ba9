import type { DraftState } from '@formwright/api'
import type { ColumnType, Generated } from 'kysely'
import type { DefaultedTimestampColumn, JsonColumn, TimestampColumn } from './columns.ts'

/** The tables of definitions under work. */
export interface DefinitionTables {
  definition_draft: {
    id: Generated<string>
    form: string
    edition: string
    /** The edition that it was made from, and the files of its form as they were then. */
    from_edition: string
    /** The files that the draft was made from; none for a form that is wholly new. */
    from_files: JsonColumn<Readonly<Record<string, string>>>
    /** Its files as it was begun; null where that was before they were kept. */
    begun_files: JsonColumn<Readonly<Record<string, string>>> | null
    files: JsonColumn<Readonly<Record<string, string>>>
    revision: Generated<number>
    state: ColumnType<DraftState, DraftState | undefined, DraftState>
    published: string | null
    created_by: string
    created_at: DefaultedTimestampColumn
    changed_by: string
    changed_at: DefaultedTimestampColumn
    /** When it is to be published, and who said so. */
    publish_at: TimestampColumn | null
    scheduled_by: string | null
    /**
     * Fingerprint of the key that signed the archive which it came from; empty: an unsigned one; null: from
     * none.
     */
    signer: string | null
  }
  definition_comment: {
    id: Generated<string>
    draft: string
    /** In words, or the path of a file. */
    place: string
    /** Id of the field or rule, key of the part, path of the file; empty: only the words are known. */
    subject: Generated<string>
    text: string
    by_user: string
    at: DefaultedTimestampColumn
    resolved_at: TimestampColumn | null
    resolved_by: string | null
    /** The comment that it answers: one that answers none. */
    answers: string | null
  }
  definition_looked: {
    draft: string
    /** What was looked at, as the studio calls it. */
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
