import { useState, useSyncExternalStore } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { inLanguage } from '@formwright/definition'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { correctionQuery } from '../api/queries.ts'
import type { SetAside } from '../drafts/database.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { valueText } from '../values/value-text.ts'
import { Corrections } from './corrections-list.tsx'
import type { OpenedApplication } from './use-application.ts'
import { mayFillIn } from './workflow.ts'

const CorrectionChoice = lazyPart(() =>
  import('./correction-choice.tsx').then(({ CorrectionChoice: component }) => component),
)

/**
 * Says that the form was corrected while it was filled in: what changed, what has no place any more, what is
 * to be chosen.
 */
export function CorrectionNotice({
  opened,
  onJump,
}: {
  readonly opened: OpenedApplication
  readonly onJump: (pointer: string) => void
}) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { id, application, draftStore, form, store } = opened
  const { data } = useQuery({ ...correctionQuery(id), enabled: application !== undefined })
  const own = useSyncExternalStore(draftStore.subscribe, () => draftStore.draft.aside)
  const [choosing, setChoosing] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const isNews = data && mayFillIn(application) && !data.seen
  if (!isNews && !own?.length) return null
  const seen = async () => {
    setError(undefined)
    try {
      if (data)
        await call('POST /applications/:id/correction', {
          params: { id },
          body: { correction: data.id, what: 'seen' },
        })
      await draftStore.update((draft) => (draft.aside?.length ? { ...draft, aside: [] } : draft))
      await queries.invalidateQueries({ queryKey: ['correction', id] })
    } catch (problem) {
      setError(problem)
    }
  }
  const waits = isNews && data.state === 'waiting'
  return (
    <Alert
      severity={waits ? 'warning' : 'info'}
      data-correction={data?.state}
      action={
        waits ? (
          <Button size="small" color="inherit" onClick={() => setChoosing(true)}>
            {say('correction-choose')}
          </Button>
        ) : (
          <Button size="small" color="inherit" onClick={() => void seen()}>
            {say('correction-seen')}
          </Button>
        )
      }
    >
      <strong>
        {isNews
          ? say(waits ? 'correction-waiting' : 'correction-made', { at: timeText(data.at, language) })
          : say('correction-aside-lead')}
      </strong>
      {isNews && <Corrections changes={data.changes} onJump={onJump} />}
      <Aside
        lines={[
          ...(isNews
            ? data.aside.map(({ text, value }) => ({ text: inLanguage(text, language), value }))
            : []),
          ...(own ?? []).map(({ label, value }: SetAside) => ({ text: label, value })),
        ].map(({ text, value }) => ({ text, value: valueText(form, '', value, language) }))}
        waits={waits === true}
      />
      <Problem error={error} />
      {choosing && data && application && (
        <CorrectionChoice
          correction={data}
          opened={opened}
          answers={store.answers}
          onClose={() => setChoosing(false)}
        />
      )}
    </Alert>
  )
}

/** Answers that have no place any more, as they were typed. */
function Aside({
  lines,
  waits,
}: {
  readonly lines: readonly { readonly text: string; readonly value: string }[]
  readonly waits: boolean
}) {
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <>
      <p>{say(waits ? 'correction-would-aside' : 'correction-aside', { count: lines.length })}</p>
      <ul className="blocker-items">
        {lines.map(({ text, value }, index) => (
          <li key={index}>
            {text} <q>{value}</q>
          </li>
        ))}
      </ul>
    </>
  )
}
