import { useState } from 'react'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { translate, todayIn } from '@formwright/definition'
import type { WorkflowTransition } from '@formwright/definition'
import { reasonKey, writtenAt } from '@formwright/engine'
import type { Application } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { heldBackOf } from '../drafts/draft-state.ts'
import type { Sync } from '../drafts/sync.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { useSay } from '../texts/say.ts'
import { Answers, Reasons, SentNotes } from './answers.tsx'
import { Blockers } from './blockers.tsx'
import { HalfTypedChoice } from './half-typed-choice.tsx'
import { Outcome } from './outcome.tsx'
import { useMove } from './use-move.ts'
import { useTitle } from '../parts/use-title.ts'
import { halfTypedOf, useHalfTyped } from '../drafts/half-typed.ts'
import { useLabels } from '../values/labels.ts'

interface TransitionProps {
  readonly transition: WorkflowTransition
  readonly opened: Pick<OpenDeclaration, 'draft' | 'form' | 'store' | 'draftStore' | 'mayAttach'> & {
    readonly sync?: Sync
  }
  readonly application: Application
  /** The applicant's reasons for warnings, as far as they were typed; they outlive the dialog. */
  readonly reasons: Readonly<Record<string, string>>
  readonly onReasons: (reasons: Readonly<Record<string, string>>) => void
  readonly onJump?: (pointer: string) => void
  readonly onClose: () => void
  readonly onMoved: () => void
}

/**
 * Says what stands in the way of a transition before it is pressed, asks for what it requires, and makes it.
 */
export function TransitionDialog(props: TransitionProps) {
  const { transition, opened, application, reasons, onReasons, onJump, onClose, onMoved } = props
  const say = useSay()
  const { language } = usePreferences()
  const { form, store, sync, draftStore } = opened
  const title = useTitle(form, store)
  const opinionAt = writtenAt(transition, 'opinion')
  const dated = writtenAt(transition, 'date') !== undefined
  const needsOpinion = transition.requires?.includes('opinion') ?? false
  const asksOpinion = needsOpinion || (transition.asks?.includes('opinion') ?? false)
  const [opinion, setOpinion] = useState(() =>
    opinionAt === undefined ? '' : String(store.get(opinionAt) ?? ''),
  )
  const [date, setDate] = useState(() => (dated ? todayIn(form.bundle.edition.window) : ''))
  const [due, setDue] = useState('')
  const [replies, setReplies] = useState<Readonly<Record<string, string>>>({})
  const [asItIs, setAsItIs] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const [busy, setBusy] = useState(false)
  const input = { opinion, ...(dated ? { date } : {}) }
  const labelOf = useLabels(form)
  const half = halfTypedOf(application.id, opened.draft.account)
  const typed = useHalfTyped(half).filter(({ text }) => text.trim() !== '')
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set())
  const sent = typed.filter(({ pointer }) => !staying.has(pointer))
  const {
    blockers,
    warnings,
    notes,
    open: silent,
  } = useMove({ transition, form, store, application, input, sent })
  const left = silent.filter(({ id }) => !replies[id]?.trim())
  const blocked =
    blockers.some(({ severity = 'error' }) => severity === 'error') ||
    warnings.some((warning) => !reasons[reasonKey(warning)]?.trim()) ||
    (needsOpinion && opinion.trim() === '') ||
    (dated && date === '') ||
    (left.length > 0 && !asItIs)

  const move = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await sync?.send()
      if (sync?.state.is === 'refused') throw sync.state.problem
      if (sync && sync.state.is !== 'synced') throw new Error(say('sync-first'))
      const heldBack = sync ? heldBackOf(draftStore.draft) : 0
      if (heldBack > 0) throw new Error(say('sync-held-back', { count: heldBack }))
      if (warnings.length > 0)
        await call('PUT /applications/:id/reasons', {
          params: { id: application.id },
          body: {
            reasons: Object.fromEntries(
              warnings.map((warning) => [reasonKey(warning), reasons[reasonKey(warning)] ?? '']),
            ),
          },
        })
      for (const { id, pointer } of silent)
        if (replies[id]?.trim()) {
          await call('POST /applications/:id/comments', {
            params: { id: application.id },
            body: {
              pointer,
              text: replies[id].trim(),
            },
          })
          setReplies((all) => ({ ...all, [id]: '' }))
        }
      for (const { pointer, text } of sent) {
        await call(
          transition.requires?.includes('notes')
            ? 'POST /applications/:id/notes'
            : 'POST /applications/:id/comments',
          {
            params: { id: application.id },
            body: { pointer, text: text.trim() },
          },
        )
        half.set(pointer, '')
      }
      const { revision } = await call('GET /applications/:id', { params: { id: application.id } })
      await call('POST /applications/:id/transitions', {
        params: { id: application.id },
        body: {
          transition: transition.id,
          revision,
          ...(opinion.trim() ? { opinion: opinion.trim() } : {}),
          ...(dated ? { date } : {}),
          ...(due ? { due } : {}),
        },
      })
      onClose()
      onMoved()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const keepReasons = async () => {
    const changed = Object.entries(reasons).filter(([key, text]) => text !== (application.reasons[key] ?? ''))
    if (changed.length > 0)
      await call('PUT /applications/:id/reasons', {
        params: { id: application.id },
        body: { reasons: Object.fromEntries(changed) },
      })
  }
  // reasons that were typed are kept, whichever way the dialog is left
  const leave = (then: () => void) => void keepReasons().then(then, setError)
  const close = () => leave(onClose)
  const go = onJump && ((pointer: string) => leave(() => (onClose(), onJump(pointer))))

  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm" aria-labelledby="move-title">
      <DialogTitle id="move-title">
        {translate(form.bundle, language, transition.title)}
        {say('colon')}
        {title || say('untitled')}
      </DialogTitle>
      <DialogContent className="stack">
        <Blockers blockers={blockers} mayChange={opened.mayAttach} onGo={go} />
        <Reasons warnings={warnings} reasons={reasons} onChange={onReasons} />
        <HalfTypedChoice texts={typed} labelOf={labelOf} staying={staying} onChange={setStaying} />
        <SentNotes notes={notes} />
        <Answers
          notes={silent}
          replies={replies}
          onReply={setReplies}
          left={left.length}
          asItIs={asItIs}
          onAsItIs={setAsItIs}
        />
        {asksOpinion && (
          <TextField
            multiline
            minRows={3}
            label={say('opinion')}
            required={needsOpinion}
            {...(opinionAt === undefined ? {} : { helperText: say('opinion-written') })}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 5000 } }}
          />
        )}
        {dated && (
          <TextField
            type="date"
            required
            label={say('opinion-date')}
            value={date}
            onChange={(event) => setDate(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        )}
        {transition.asks?.includes('due') && (
          <TextField
            type="date"
            label={say('due-date')}
            value={due}
            onChange={(event) => setDue(event.target.value)}
            slotProps={{
              inputLabel: { shrink: true },
              htmlInput: { min: todayIn(form.bundle.edition.window) },
            }}
          />
        )}
        <Outcome transition={transition} form={form} application={application} />
        <Problem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{say('cancel')}</Button>
        <Button
          variant="contained"
          color={transition.undoes ? 'error' : 'primary'}
          disabled={blocked}
          loading={busy}
          onClick={() => void move()}
        >
          {translate(form.bundle, language, transition.title)}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
