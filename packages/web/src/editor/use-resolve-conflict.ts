import type { Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import { call } from '../api/api.ts'
import { halfTypedOf } from '../drafts/half-typed.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import type { UndecidedField } from './use-reported.ts'

/** Resolves a conflict with one of the two values. */
export type ResolveConflict = (field: UndecidedField, right: 'mine' | 'theirs') => void

/**
 * Resolves conflicts. If another person's value is discarded, a comment on the field tells them both values.
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
      // stays among the unsent comments, to be sent from there
      halfTypedOf(id, account).set(pointer, text),
    )
  }
}
