import { useState, useSyncExternalStore } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { correctionQuery } from '../api/queries.ts'
import { leftoverTexts } from '../values/set-aside.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useCorrectionSay } from '../declaration/correction-say.ts'
import { timeText } from '../texts/time.ts'
import { LeftChoices, LeftLines } from '../values/left-lines.tsx'
import { inWords, leftOverInWords } from './correction-lines.ts'
import { useMoveSay } from '../declaration/correction-words.ts'
import { Corrections } from './corrections-list.tsx'
import type { OpenedApplication } from './open-application.ts'
import { mayFillIn } from './workflow.ts'

const CorrectionChoice = lazyPart(() =>
  import('./correction-choice.tsx').then(({ CorrectionChoice: component }) => component),
)

/** Notice of a correction: what changed, what no longer has a field, what to choose. */
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
  const { id, application, draftStore, form, store, sync } = opened
  const { data } = useQuery({ ...correctionQuery(id), enabled: application !== undefined })
  const own = useSyncExternalStore(draftStore.subscribe, () => draftStore.draft.aside)
  const [choosing, setChoosing] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const last = data?.last
  const sayMove = useMoveSay(last)
  const kept = leftOverInWords(data?.leftOver ?? [], language)
  const onlyHere = leftoverTexts(own ?? [], form, language).map((one) => ({ ...one, isOnlyHere: true }))
  const leftOver = [...kept.filter(({ place }) => !place), ...onlyHere]
  const choices = kept.filter(({ place }) => place)
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
  const decide = async (left: string, what: 'put' | 'drop') => {
    setError(undefined)
    try {
      // send local input first, so that the choice is based on it
      await sync.send()
      await call('POST /applications/:id/left-over/decision', { params: { id }, body: { left, what } })
      await queries.invalidateQueries({ queryKey: ['correction', id] })
      if (what === 'put') await sync.refresh()
    } catch (problem) {
      setError(problem)
    }
  }
  const toChoose = mayFillIn(application) && choices.length > 0 && (
    <Alert severity="warning">
      <LeftChoices
        lines={choices}
        onPut={(one) => void decide(one.id, 'put')}
        onDrop={(one) => void decide(one.id, 'drop')}
      />
      <Problem error={error} />
    </Alert>
  )
  if (!mayDecide || last.seen)
    return (
      <>
        {toChoose}
        {mayDecide && last.state === 'kept' && (
          <p className="left-over" data-correction="kept">
            {sayMove('kept', { at: timeText(last.at, language) })}{' '}
            <button type="button" className="fw-link" onClick={choose}>
              {sayMove('choose')}
            </button>
          </p>
        )}
        {leftOver.length > 0 && (
          <details className="left-over" data-left-over={leftOver.length}>
            <summary>{say('correction-left-over', { count: leftOver.length })}</summary>
            <LeftLines lines={leftOver} />
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
    <>
      {toChoose}
      <Alert
        severity={waits ? 'warning' : 'info'}
        data-correction={last.state}
        action={
          waits ? (
            <Button size="small" color="inherit" onClick={choose}>
              {sayMove('choose')}
            </Button>
          ) : (
            <Button size="small" color="inherit" onClick={() => void seen()}>
              {say('correction-seen')}
            </Button>
          )
        }
      >
        <strong>{sayMove(waits ? 'waiting' : 'made', { at: timeText(last.at, language) })}</strong>
        <Corrections of={last} onJump={onJump} />
        {last.aside.length > 0 && (
          <>
            <p>{say('correction-would-aside', { count: last.aside.length })}</p>
            <LeftLines lines={inWords(last.aside, language)} />
          </>
        )}
        {last.back.length > 0 && (
          <>
            <p>{say(waits ? 'correction-would-back' : 'correction-back', { count: last.back.length })}</p>
            <LeftLines lines={inWords(last.back, language)} />
          </>
        )}
        {leftOver.length > 0 && (
          <>
            <p>{say('correction-aside', { count: leftOver.length })}</p>
            <LeftLines lines={leftOver} />
          </>
        )}
        <Problem error={error} />
        {choice}
      </Alert>
    </>
  )
}
