import type { DraftNotificationKind } from '@formwright/api'
import type { Tx } from '../database/connect.ts'
import { notifyOfDraft } from '../notify/draft.ts'
import type { DraftActor } from '../notify/draft.ts'
import type { Settings } from '../settings/settings.ts'
import type { Draft } from './drafts.ts'
import { timeZoneIn, titleIn } from './form-file.ts'

/** Notifies of a step of a draft. */
export function notifyOfStep(
  tx: Tx,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  kind: DraftNotificationKind,
  {
    draft,
    by,
    text = '',
    at = '',
  }: {
    readonly draft: Draft
    readonly by: DraftActor
    readonly text?: string
    readonly at?: string
  },
): Promise<void> {
  const title = titleIn(draft.files['form.json'] ?? null) || draft.form
  return notifyOfDraft(tx, kind, {
    draft: { ...draft, title },
    by,
    text,
    at,
    timeZone: timeZoneIn(draft.files, draft.edition),
    publicUrl,
  })
}
