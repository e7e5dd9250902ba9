import { useState, useSyncExternalStore } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { valueText } from '@formwright/fields/value-text'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { correctionQuery } from '../api/queries.ts'
import type { SetAside } from '../drafts/database.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useCorrectionSay } from '../declaration/correction-say.ts'
import { timeText } from '../texts/time.ts'
import { inWords, Lines } from './correction-lines.tsx'
import { Corrections } from './corrections-list.tsx'
import type { OpenedApplication } from './open-application.ts'
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
  const say = useCorrectionSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { id, application, draftStore, form, store } = opened
  const { data } = useQuery({ ...correctionQuery(id), enabled: application !== undefined })
  const own = useSyncExternalStore(draftStore.subscribe, () => draftStore.draft.aside)
  const [choosing, setChoosing] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const last = data?.last
  const leftOver = [
    ...inWords(data?.leftOver ?? [], language),
    ...(own ?? []).map(({ label, value }: SetAside) => ({
      text: label,
      shown: valueText(form, '', value, language),
    })),
  ]
  const mayDecide = last && mayFillIn(application)
  const choice = choosing && application && last && (
    <CorrectionChoice
      correction={last}
      opened={opened}
      answers={store.answers}
      onClose={() => setChoosing(false)}
    />
  )
  const choose = () => setChoosing(true)
  if (!mayDecide || last.seen)
    return (
      <>
        {mayDecide && last.state === 'kept' && (
          <p className="left-over" data-correction="kept">
            {say('correction-kept', { at: timeText(last.at, language) })}{' '}
            <button type="button" className="fw-link" onClick={choose}>
              {say('correction-choose')}
            </button>
          </p>
        )}
        {leftOver.length > 0 && (
          <details className="left-over" data-left-over={leftOver.length}>
            <summary>{say('correction-left-over', { count: leftOver.length })}</summary>
            <Lines lines={leftOver} />
          </details>
        )}
        {choice}
      </>
    )
  const seen = async () => {
    setError(undefined)
    try {
      await call('POST /applications/:id/correction', {
        params: { id },
        body: { correction: last.id, what: 'seen' },
      })
      await queries.invalidateQueries({ queryKey: ['correction', id] })
    } catch (problem) {
      setError(problem)
    }
  }
  const waits = last.state === 'waiting'
  return (
    <Alert
      severity={waits ? 'warning' : 'info'}
      data-correction={last.state}
      action={
        waits ? (
          <Button size="small" color="inherit" onClick={choose}>
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
        {say(waits ? 'correction-waiting' : 'correction-made', { at: timeText(last.at, language) })}
      </strong>
      <Corrections changes={last.changes} onJump={onJump} />
      {last.aside.length > 0 && (
        <>
          <p>{say('correction-would-aside', { count: last.aside.length })}</p>
          <Lines lines={inWords(last.aside, language)} />
        </>
      )}
      {last.back.length > 0 && (
        <>
          <p>{say(waits ? 'correction-would-back' : 'correction-back', { count: last.back.length })}</p>
          <Lines lines={inWords(last.back, language)} />
        </>
      )}
      {leftOver.length > 0 && (
        <>
          <p>{say('correction-aside', { count: leftOver.length })}</p>
          <Lines lines={leftOver} />
        </>
      )}
      <Problem error={error} />
      {choice}
    </Alert>
  )
}
