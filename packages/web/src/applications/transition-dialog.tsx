import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import type { WorkflowTransition } from '@formwright/definition'
import { reasonKey } from '@formwright/engine'
import type { Application } from '@formwright/server/api'
import { translate } from '@formwright/renderer'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../app/preferences.ts'
import { heldBackOf } from '../drafts/draft-state.ts'
import type { Sync } from '../drafts/sync.ts'
import type { Opened } from '../editor/opened.ts'
import { useSay } from '../texts/say.ts'

interface TransitionProps {
  readonly transition: WorkflowTransition
  readonly opened: Pick<Opened, 'form' | 'open' | 'store'> & { readonly sync?: Sync }
  readonly application: Application
  readonly onJump?: (pointer: string) => void
  readonly onClose: () => void
  readonly onMoved: () => void
}

/** Asks for what a transition requires, says what stands in its way, and makes it. */
export function TransitionDialog({
  transition,
  opened,
  application,
  onJump,
  onClose,
  onMoved,
}: TransitionProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { form, open, sync, store } = opened
  const needs = new Set(transition.requires)
  const findings = open.findings()
  const errors = needs.has('no-errors') ? findings.filter(({ severity }) => severity === 'error') : []
  const warnings = needs.has('warnings-explained')
    ? findings.filter(({ severity }) => severity === 'warning')
    : []
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>(application.reasons)
  const [opinion, setOpinion] = useState('')
  const [error, setError] = useState<unknown>(undefined)
  const [busy, setBusy] = useState(false)
  const unexplained = warnings.filter((warning) => !reasons[reasonKey(warning)]?.trim()).length
  const blocked = errors.length > 0 || unexplained > 0 || (needs.has('opinion') && opinion.trim() === '')

  const move = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await sync?.send()
      if (sync?.state.is === 'refused') throw sync.state.problem
      if (sync && sync.state.is !== 'synced') throw new Error(say('sync-first'))
      const heldBack = sync ? heldBackOf(store.draft) : 0
      if (heldBack > 0) throw new Error(say('sync-held-back', { count: heldBack }))
      if (warnings.length > 0)
        await call('PUT', `/applications/${application.id}/reasons`, {
          reasons: Object.fromEntries(
            warnings.map((warning) => [reasonKey(warning), reasons[reasonKey(warning)] ?? '']),
          ),
        })
      const { revision } = await call<Application>('GET', `/applications/${application.id}`)
      await call('POST', `/applications/${application.id}/transitions`, {
        transition: transition.id,
        revision,
        ...(opinion.trim() ? { opinion: opinion.trim() } : {}),
      })
      onClose()
      onMoved()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="move-title">
      <DialogTitle id="move-title">
        {translate(form, language, transition.title)}：{application.title || say('untitled')}
      </DialogTitle>
      <DialogContent className="stack">
        {errors.length > 0 && (
          <Alert severity="error">
            {say('need-no-errors', { count: errors.length })}
            {onJump && (
              <Button size="small" color="inherit" onClick={() => (onClose(), onJump(errors[0]!.pointer))}>
                {say('go-there')}
              </Button>
            )}
          </Alert>
        )}
        {warnings.length > 0 && (
          <>
            <p>{say('reasons-lead', { count: warnings.length })}</p>
            {warnings.map((warning) => (
              <TextField
                key={reasonKey(warning)}
                multiline
                size="small"
                label={say('reason')}
                helperText={warning.message}
                value={reasons[reasonKey(warning)] ?? ''}
                onChange={(event) => setReasons({ ...reasons, [reasonKey(warning)]: event.target.value })}
                slotProps={{ htmlInput: { maxLength: 1000 } }}
              />
            ))}
          </>
        )}
        {needs.has('notes') && <Alert severity="info">{say('notes-lead')}</Alert>}
        {(needs.has('opinion') || transition.to === application.state) && (
          <TextField
            multiline
            minRows={3}
            label={say('opinion')}
            required
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 5000 } }}
          />
        )}
        {errors.length === 0 && (
          <p className="quiet">
            {say('move-text', {
              state: translate(
                form,
                language,
                form.bundle.form.workflow?.states[transition.to]?.title ?? transition.to,
              ),
            })}
          </p>
        )}
        <Problem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" disabled={blocked} loading={busy} onClick={() => void move()}>
          {translate(form, language, transition.title)}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
