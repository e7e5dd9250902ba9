import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DraftView } from '@formwright/api'
import { joinList } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { useEditionTitles } from '../api/form-titles.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { problemsQuery } from './draft-queries.ts'
import { localMoment, zoneAt } from './local-moment.ts'
import type { NewYearState } from './new-year-checklist.ts'
import { useStudioSay } from './say.ts'

/** The review steps of a draft: submit, approve or return, publish now or scheduled. */
export function ReviewSteps({
  draft,
  errors,
  newYear,
  until,
  isPast,
}: {
  readonly draft: DraftView
  readonly errors: number
  readonly newYear: NewYearState | undefined
  /** The last day of its window. */
  readonly until: string | undefined
  /** Whether its window has passed. */
  readonly isPast: boolean
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const { id, revision, state, approval, publishAt } = draft
  const open = openComments(draft)
  const again = async () => {
    setNote('')
    await queries.invalidateQueries({ queryKey: ['definitions'] })
    await queries.invalidateQueries({ queryKey: ['editions'] })
  }
  const review = useMutation({
    mutationFn: async (what: 'ask' | 'approve' | 'return') => {
      // pressed before the draft is checked, it waits; with errors, which are then shown, nothing is sent
      if (what !== 'return') {
        const { problems } = await queries.ensureQueryData(problemsQuery(id, revision))
        if (problems.some(({ severity }) => severity === 'error')) return false
      }
      await call('POST /definitions/drafts/:id/review', {
        params: { id },
        body: { what, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      })
      return true
    },
    onSuccess: (isSent) => (isSent ? again() : undefined),
  })
  return (
    <section aria-label={say('studio-review')}>
      <h2>{say('studio-review')}</h2>
      {state === 'published' ? (
        <Published draft={draft} until={isPast ? until : undefined} />
      ) : (
        <Alert severity="info" data-state={state}>
          {say(
            state === 'in-review' && approval === 'alone' ? 'studio-state-alone' : `studio-state-${state}`,
          )}
          {publishAt !== null && <div>{say('schedule-at', localMoment(publishAt, language))}</div>}
        </Alert>
      )}
      {errors > 0 && <Alert severity="error">{say('studio-errors', { n: errors })}</Alert>}
      <Problem error={review.error} />
      {open > 0 && state !== 'published' && (
        <Alert severity="warning">{say('studio-open-comments', { n: open })}</Alert>
      )}
      {newYear && state !== 'published' && <NewYearSaid id={id} newYear={newYear} />}
      {draft.notes.map(({ what, by, at, note: noteText }, index) => (
        <p key={index} className="quiet">
          {by} {say(`studio-note-${what as NoteKind}`)} {timeText(at, language)} {noteText}
        </p>
      ))}
      {state !== 'published' && (
        <TextField
          label={say('studio-note')}
          value={note}
          autoFocus
          onChange={({ target }) => setNote(target.value)}
          multiline
          minRows={2}
          fullWidth
        />
      )}
      <p className="bar-actions">
        {state === 'editing' && (
          <Button
            variant="contained"
            disabled={errors > 0 || review.isPending}
            onClick={() => review.mutate('ask')}
          >
            {say('studio-ask')}
          </Button>
        )}
        {(state === 'in-review' || state === 'approved') && (
          <Button disabled={note.trim() === '' || review.isPending} onClick={() => review.mutate('return')}>
            {say('studio-return')}
          </Button>
        )}
        {state === 'in-review' && approval !== 'none' && (
          <Button variant="contained" disabled={review.isPending} onClick={() => review.mutate('approve')}>
            {say('studio-approve')}
          </Button>
        )}
      </p>
      {state === 'in-review' && approval !== 'second' && (
        <p className="quiet">{whyApproval(draft, say, language)}</p>
      )}
      {state === 'approved' && <Publishing draft={draft} newYear={newYear} isPast={isPast} onDone={again} />}
    </section>
  )
}

/** Explains who may approve, and why the reader may or may not. */
function whyApproval(
  { approval, authors, approvers }: DraftView,
  say: ReturnType<typeof useStudioSay>,
  language: Language,
): string {
  const names = { authors: joinList(authors, language), approvers: joinList(approvers, language) }
  if (approval === 'alone') return say('studio-approve-alone')
  if (approval === 'both') return say('studio-approve-both', names)
  const isMutual = approvers.length > 0 && approvers.every((name) => authors.includes(name))
  if (isMutual) return say('studio-second-person-mutual', names)
  return say(authors.length > 1 ? 'studio-second-person-shared' : 'studio-second-person', names)
}

type NoteKind = 'ask' | 'approve' | 'return' | 'replace' | 'published' | 'not-published'

/** Unresolved comments with their replies. */
function openComments({ comments }: DraftView): number {
  return comments.filter(({ resolvedAt, answers }) => resolvedAt === null && answers === null).length
}

const openItems = ({ open, count, previous }: NewYearState) => ({ n: open, count, previous })

/** The progress of the new-year checklist; informational only. */
function NewYearSaid({ id, newYear }: { readonly id: string; readonly newYear: NewYearState }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const { open, count, previous, by } = newYear
  if (count === 0) return null
  const names = [...by].map(([name, n]) => say('looked-count', { name, n }))
  return (
    <Alert severity={open > 0 ? 'warning' : 'info'} data-open={open}>
      {open > 0
        ? say('studio-open-items', { ...openItems(newYear) })
        : say('studio-no-open-items', { previous })}{' '}
      {open > 0 && (
        <Link to="/studio/$draft" params={{ draft: id }} className="fw-link">
          {say('open-items-go')}
        </Link>
      )}
      {names.length > 0 && <div>{say('looked-so-far', { names: joinList(names, language) })}</div>}
    </Alert>
  )
}

/** Publishes now, or schedules and unschedules. */
function Publishing({
  draft,
  newYear,
  isPast,
  onDone,
}: {
  readonly draft: DraftView
  readonly newYear: NewYearState | undefined
  readonly isPast: boolean
  readonly onDone: () => Promise<unknown>
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const nameOf = useEditionTitles()
  const { id, publishAt } = draft
  const open = openComments(draft)
  const [at, setAt] = useState('')
  const isPassed = at !== '' && Date.parse(at) <= Date.now()
  const [confirming, setConfirming] = useState<{ readonly at?: string }>()
  const publish = useMutation({
    mutationFn: (when?: string) =>
      call('POST /definitions/drafts/:id/publish', {
        params: { id },
        body: when === undefined ? {} : { at: new Date(when).toISOString() },
      }),
    // on failure, show the current state
    onSettled: onDone,
  })
  const unschedule = useMutation({
    mutationFn: () => call('DELETE /definitions/drafts/:id/publish', { params: { id } }),
    onSuccess: onDone,
  })
  return (
    <>
      <Problem error={unschedule.error} />
      {confirming && (
        <Confirm
          title={say('publish-title', { name: nameOf(draft) })}
          text={[
            confirming.at === undefined
              ? say(draft.from === draft.edition ? 'publish-text' : 'publish-text-new')
              : say('publish-text-at', localMoment(new Date(confirming.at), language)),
            ...(isPast ? [say('publish-text-past')] : []),
            ...(open > 0 ? [say('studio-open-comments', { n: open })] : []),
            ...(newYear && newYear.open > 0 ? [say('studio-open-items', { ...openItems(newYear) })] : []),
          ].join(' ')}
          action={say(confirming.at === undefined ? 'studio-publish' : 'schedule-set')}
          onConfirm={() => publish.mutateAsync(confirming.at)}
          onClose={() => setConfirming(undefined)}
        />
      )}
      <p className="bar-actions">
        <Button variant="contained" disabled={publish.isPending} onClick={() => setConfirming({})}>
          {say('studio-publish')}
        </Button>
        <TextField
          type="datetime-local"
          size="small"
          label={say('schedule-when')}
          value={at}
          onChange={({ target }) => setAt(target.value)}
          error={isPassed}
          helperText={
            isPassed
              ? say('schedule-passed')
              : say('schedule-zone', { zone: zoneAt(at === '' ? new Date() : new Date(at)) })
          }
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <Button disabled={at === '' || isPassed || publish.isPending} onClick={() => setConfirming({ at })}>
          {say('schedule-set')}
        </Button>
        {publishAt !== null && <Button onClick={() => unschedule.mutate()}>{say('schedule-cancel')}</Button>}
      </p>
    </>
  )
}

/** The state of a published draft. */
function Published({ draft, until }: { readonly draft: DraftView; readonly until: string | undefined }) {
  const say = useStudioSay()
  const { data } = useQuery({ queryKey: ['definitions'], queryFn: () => call('GET /definitions') })
  const version = data?.versions.find(({ digest }) => digest === draft.published)
  const isOffered = version?.state === 'offered'
  return (
    <Alert severity={isOffered && until === undefined ? 'success' : 'info'} data-state={draft.state}>
      {!version
        ? say('studio-published')
        : isOffered && until !== undefined
          ? say('studio-published-past', { to: until })
          : say(`studio-published-${version.state}`)}
    </Alert>
  )
}
