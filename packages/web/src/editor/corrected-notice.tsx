import type { OfferedEdition } from '@formwright/api'
import { equal } from '@formwright/definition'
import { useCorrectionSay } from '../declaration/correction-say.ts'
import { useMoveSay } from '../declaration/correction-words.ts'
import { moveBetween, withLeft } from '../declaration/edition-move.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import type { DraftLeftover } from '../drafts/database.ts'
import { moveToEdition } from '../drafts/drafts.ts'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { LeftChoices, LeftLines } from '../values/left-lines.tsx'
import { leftoverTexts } from '../values/set-aside.ts'

interface CorrectedNoticeProps {
  readonly opened: OpenDeclaration
  /** The version on offer instead of the draft's. */
  readonly successor: OfferedEdition | undefined
  /** Leftovers of corrections. */
  readonly aside: readonly DraftLeftover[]
  readonly onMoved: () => void
}

/** Offers to move to the version on offer, and lists leftovers. */
export function CorrectedNotice({ opened, successor, aside, onMoved }: CorrectedNoticeProps) {
  const say = useCorrectionSay()
  const sayMove = useMoveSay({ withdrawal: successor?.withdrawn.includes(opened.draft.edition) ?? false })
  const { language } = usePreferences()
  const { draftStore, form, store } = opened
  const lines = leftoverTexts(aside, form, language)
  const without = lines.filter(({ one }) => !one.place)
  const choices = lines
    .filter(({ one }) => one.place)
    .map((line) => ({ ...line, place: { fits: line.one.place === 'fits', now: '' } }))
  const drop = (gone: readonly DraftLeftover[]) =>
    void draftStore.update((latest) => ({
      ...latest,
      aside: (latest.aside ?? []).filter((one) => !gone.some((other) => equal(one, other))),
    }))
  const put = async (left: DraftLeftover) => {
    const changes = await withLeft(store.answers, left, form)
    if (changes.length === 0) return
    store.merge(changes)
    drop([left])
  }
  const move = async (to: string) => {
    await draftStore.save()
    await moveToEdition(draftStore.draft.id, to, moveBetween)
    onMoved()
  }
  return (
    <>
      {successor !== undefined && (
        <Alert
          severity="info"
          action={
            <Button size="small" color="inherit" onClick={() => void move(successor.id)}>
              {sayMove('accept')}
            </Button>
          }
        >
          {sayMove('local')}
        </Alert>
      )}
      {choices.length > 0 && (
        <Alert severity="warning">
          <LeftChoices lines={choices} onPut={({ one }) => void put(one)} onDrop={({ one }) => drop([one])} />
        </Alert>
      )}
      {without.length > 0 && (
        <Alert severity="info" onClose={() => drop(without.map(({ one }) => one))}>
          {say('correction-aside', { count: without.length })}
          <LeftLines lines={without} />
        </Alert>
      )}
    </>
  )
}
