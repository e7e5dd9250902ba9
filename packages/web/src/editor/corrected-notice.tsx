import { useCorrectionSay } from '../declaration/correction-say.ts'
import { moveBetween } from '../declaration/edition-move.ts'
import type { SetAside } from '../drafts/database.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import { bringToEdition } from '../drafts/drafts.ts'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'

interface CorrectedNoticeProps {
  readonly draftStore: DraftStore
  /** The corrected form, where the draft is on the one before. */
  readonly successor: string | undefined
  /** What had no place in the corrected form. */
  readonly aside: readonly SetAside[]
  readonly onMoved: () => void
}

/** Offers to go on with the corrected form, and keeps in sight what had no place in it. */
export function CorrectedNotice({ draftStore, successor, aside, onMoved }: CorrectedNoticeProps) {
  const say = useCorrectionSay()
  const move = async (to: string) => {
    await draftStore.save()
    await bringToEdition(draftStore.draft.id, to, moveBetween)
    onMoved()
  }
  return (
    <>
      {successor !== undefined && (
        <Alert
          severity="info"
          action={
            <Button size="small" color="inherit" onClick={() => void move(successor)}>
              {say('correction-accept')}
            </Button>
          }
        >
          {say('correction-local')}
        </Alert>
      )}
      {aside.length > 0 && (
        <Alert severity="info" onClose={() => void draftStore.update((latest) => ({ ...latest, aside: [] }))}>
          {say('correction-aside', { count: aside.length })}
          <ul className="blocker-items">
            {aside.map(({ label, value }, index) => (
              <li key={index}>
                {label} <q>{typeof value === 'string' ? value : JSON.stringify(value)}</q>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  )
}
