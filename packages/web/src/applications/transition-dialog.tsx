import { useState } from 'react'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate, timeZoneOf, todayIn } from '@formwright/definition'
import type { WorkflowTransition } from '@formwright/definition'
import { reasonKey, writtenAt } from '@formwright/engine'
import type { Application } from '@formwright/api'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import type { Sync } from '../drafts/sync.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { useSay } from '../texts/say.ts'
import { Answers, Reasons, SentNotes } from './answers.tsx'
import { Blockers } from './blockers.tsx'
import { dateToBegin } from './date-to-begin.ts'
import { HalfTypedChoice } from './half-typed-choice.tsx'
import { keepReasons, makeTransition } from './make-transition.ts'
import type { EnteredFields } from './make-transition.ts'
import { Outcome } from './outcome.tsx'
import { fieldsOf, TransitionFields } from './transition-fields.tsx'
import { useTransition } from './use-transition.ts'
import { useTitle } from '../parts/use-title.ts'
import { halfTypedOf, useHalfTyped } from '../drafts/half-typed.ts'
import { useLabels } from '../values/labels.ts'

interface TransitionProps {
  readonly transition: WorkflowTransition
  readonly opened: Pick<OpenDeclaration, 'draft' | 'form' | 'store' | 'draftStore' | 'mayAttach'> & {
    readonly sync?: Sync
  }
  readonly application: Application
  /** Reasons typed so far; kept when the dialog closes. */
  readonly reasons: Readonly<Record<string, string>>
  readonly onReasons: (reasons: Readonly<Record<string, string>>) => void
  readonly onJump?: (pointer: string) => void
  readonly onClose: () => void
  readonly onMoved: () => void
}

/** The dialog of a transition: shows what blocks it, and asks for required input. */
export function TransitionDialog(props: TransitionProps) {
  const { transition, opened, application, reasons, onReasons, onJump, onClose, onMoved } = props
  const say = useSay()
  const { language } = usePreferences()
  const { form, store, sync, draftStore } = opened
  const title = useTitle(form, store)
  const fields = fieldsOf(transition)
  const today = todayIn(timeZoneOf(form.bundle))
  const [entered, setEntered] = useState<EnteredFields>(() => {
    const opinionAt = writtenAt(transition, 'opinion')
    return {
      opinion: opinionAt === undefined ? '' : String(store.get(opinionAt) ?? ''),
      date: dateToBegin(transition, store, today),
      due: '',
    }
  })
  const [replies, setReplies] = useState<Readonly<Record<string, string>>>({})
  const [asItIs, setAsItIs] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const [busy, setBusy] = useState(false)
  const input = { opinion: entered.opinion, ...(fields.date ? { date: entered.date } : {}) }
  const labelOf = useLabels(form, store)
  const half = halfTypedOf(application.id, opened.draft.account)
  const typed = useHalfTyped(half).filter(({ text }) => text.trim() !== '')
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set())
  const sent = typed.filter(({ pointer }) => !staying.has(pointer))
  const {
    blockers,
    warnings,
    notes,
    open: silent,
  } = useTransition({ transition, form, store, application, input, sync, sent })
  const left = silent.filter(({ id }) => !replies[id]?.trim())
  const blocked =
    blockers.some(({ severity = 'error' }) => severity === 'error') ||
    warnings.some((warning) => !reasons[reasonKey(warning)]?.trim()) ||
    (fields.needsOpinion && entered.opinion.trim() === '') ||
    (fields.date && entered.date === '') ||
    (left.length > 0 && !asItIs)

  const move = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await makeTransition({
        application,
        transition,
        draftStore,
        sync,
        entered,
        warnings,
        reasons,
        replies: silent.flatMap(({ id, pointer }) => {
          const text = replies[id]?.trim()
          return text ? [{ id, pointer, text }] : []
        }),
        typed: sent,
        onReplied: ({ id }) => setReplies((all) => ({ ...all, [id]: '' })),
        onSent: ({ pointer }) => half.set(pointer, ''),
        say,
      })
      onClose()
      onMoved()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const keepTyped = async () => {
    const changed = Object.entries(reasons).filter(([key, text]) => text !== (application.reasons[key] ?? ''))
    if (changed.length > 0) await keepReasons(application, Object.fromEntries(changed))
  }
  // keep typed reasons however the dialog is closed
  const leave = (onDone: () => void) => void keepTyped().then(onDone, setError)
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
        <TransitionFields transition={transition} today={today} entered={entered} onChange={setEntered} />
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
