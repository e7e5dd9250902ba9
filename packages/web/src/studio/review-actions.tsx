import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import type { Problem as DefinitionProblem } from '@formwright/definition'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { useStudioSay } from './say.ts'
import type { DraftSync } from './draft-sync.ts'
import './studio.css'

/** Review of a draft: what changed, agreed to by a second person, published. */
export function ReviewActions({
  draft,
  sync,
  ready,
  problems,
}: {
  readonly draft: DraftView
  readonly sync: DraftSync
  readonly ready: boolean
  readonly problems: readonly DefinitionProblem[] | undefined
}) {
  const say = useStudioSay()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="st-button st-main" disabled={!ready} onClick={() => setOpen(true)}>
        {say('studio-review')}
      </button>
      {open && (
        <ReviewDialog
          draft={draft}
          revision={sync.revision}
          errors={(problems ?? []).filter(({ severity }) => severity === 'error').length}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function ReviewDialog({
  draft: { id },
  revision,
  errors,
  onClose,
}: {
  readonly draft: DraftView
  readonly revision: number
  readonly errors: number
  readonly onClose: () => void
}) {
  const say = useStudioSay()
  const saySite = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const { data: draft } = useQuery({
    queryKey: ['definitions', id, 'now', revision],
    queryFn: () => call('GET /definitions/drafts/:id', { params: { id } }),
    staleTime: 0,
  })
  const { data: differences, error: unreadable } = useQuery({
    queryKey: ['definitions', id, 'differences', revision],
    queryFn: () => call('GET /definitions/drafts/:id/differences', { params: { id } }),
  })
  const review = useMutation({
    mutationFn: (what: 'ask' | 'approve' | 'return') =>
      call('POST /definitions/drafts/:id/review', {
        params: { id },
        body: { what, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    onSuccess: () => {
      setNote('')
      return queries.invalidateQueries({ queryKey: ['definitions'] })
    },
  })
  const publish = useMutation({
    mutationFn: () => call('POST /definitions/drafts/:id/publish', { params: { id } }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['definitions'] }),
        queries.invalidateQueries({ queryKey: ['editions'] }),
      ]),
  })
  const state = draft?.state
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="review-title">
      <DialogTitle id="review-title">{say('studio-review')}</DialogTitle>
      <DialogContent className="stack">
        {errors > 0 && <Alert severity="error">{say('studio-errors', { n: errors })}</Alert>}
        <Problem error={unreadable ?? review.error ?? publish.error} />
        {publish.data && <Alert severity="success">{say('studio-published')}</Alert>}
        {state && !publish.data && <Alert severity="info">{say(`studio-state-${state}`)}</Alert>}
        <h3>{say('studio-differences')}</h3>
        {differences?.length === 0 && <p className="quiet">{say('studio-same')}</p>}
        <ul className="studio-differences">
          {differences?.map((difference, index) => (
            <li key={index} className={`is-${difference.class}`}>
              <strong>{say(`studio-class-${difference.class}`)}</strong>{' '}
              {inLanguage(difference.text, language)}
            </li>
          ))}
        </ul>
        {draft?.notes.map(({ what, by, at, note: said }, index) => (
          <p key={index} className="quiet">
            {by} {say(`studio-note-${what as 'ask' | 'approve' | 'return'}`)}{' '}
            {new Date(at).toLocaleString(language)} {said}
          </p>
        ))}
        {state !== 'published' && (
          <TextField
            label={say('studio-note')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            multiline
            minRows={2}
            fullWidth
          />
        )}
      </DialogContent>
      <DialogActions>
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
        {state === 'in-review' && draft?.mayApprove && (
          <Button variant="contained" disabled={review.isPending} onClick={() => review.mutate('approve')}>
            {say('studio-approve')}
          </Button>
        )}
        {state === 'approved' && (
          <Button variant="contained" disabled={publish.isPending} onClick={() => publish.mutate()}>
            {say('studio-publish')}
          </Button>
        )}
        <Button onClick={onClose}>{saySite('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
