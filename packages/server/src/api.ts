import type { EditionFile } from '@formwright/definition'

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
  readonly parts: readonly { readonly key: string; readonly title: string }[]
  /** English texts of the above, by the Chinese. */
  readonly texts: Readonly<Record<string, string>>
}
