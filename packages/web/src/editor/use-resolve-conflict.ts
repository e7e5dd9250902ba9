import type { Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import { call } from '../api/api.ts'
import { halfTypedOf } from '../drafts/half-typed.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import type { UndecidedField } from './use-reported.ts'

/** Says which of two values stands at a place that is undecided. */
export type ResolveConflict = (field: UndecidedField, right: 'mine' | 'theirs') => void

/**
 * The same, for all who can choose. Who loses a value to another person learns of it by a comment on the
 * field: what stands there, and what they had entered.
 */
export function useResolveConflict(form: Form, draftStore: DraftStore): ResolveConflict {
  const say = useSay()
  const { language } = usePreferences()
  return (field, right) => {
    void draftStore.decide(field, right)
    const { id, account } = draftStore.draft
    if (right === 'theirs' || field.with === 'window') return
    const { pointer, mine, theirs, by } = field
    const textOf = (value: unknown) => valueText(form, pointer, value, language) || say('empty-value')
    const text = say('conflict-told', { by, mine: textOf(mine), theirs: textOf(theirs) })
    call('POST /applications/:id/comments', { params: { id }, body: { pointer, text } }).catch(() =>
      // it stays where comments are written, to be sent from there
      halfTypedOf(id, account).set(pointer, text),
    )
  }
}
