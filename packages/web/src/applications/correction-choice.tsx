import { useEffect, useMemo, useState } from 'react'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import useMediaQuery from '@mui/material/useMediaQuery'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CorrectionView } from '@formwright/api'
import { fieldsOf, overlap, pointerAfter, splitPointer, treeOf } from '@formwright/definition'
import type { Terms } from '@formwright/definition'
import type { FoundAnew } from '@formwright/authoring'
import { applyPatch } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { paperViews } from '@formwright/fields/paper'
import { layOut } from '@formwright/paper'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { moveBetween } from '../declaration/edition-move.ts'
import { loadForm } from '../declaration/load-form.ts'
import { cellOf, markField, partIn } from '../paper/mark-field.ts'
import { PaperSheets } from '../paper/paper-sheets.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useCorrectionSay } from '../declaration/correction-say.ts'
import { LeftLines } from '../values/left-lines.tsx'
import { inWords } from './correction-lines.ts'
import { useMoveSay } from '../declaration/correction-words.ts'
import { Corrections } from './corrections-list.tsx'
import type { OpenedApplication } from './open-application.ts'
import '../paper/paper.css'

/** Shows the old and the corrected form side by side with the answers, for the applicant to choose. */
export function CorrectionChoice({
  correction: correctionAsked,
  opened,
  answers,
  onClose,
}: {
  readonly correction: CorrectionView
  readonly opened: OpenedApplication
  readonly answers: unknown
  readonly onClose: () => void
}) {
  const { id: correction, from, to, changes, aside, back, fills } = correctionAsked
  const say = useCorrectionSay()
  const sayMove = useMoveSay(correctionAsked)
  const { language } = usePreferences()
  const isNarrow = useMediaQuery('(max-width: 40rem)')
  const queries = useQueryClient()
  const { id, sync, form, store, application } = opened
  const [error, setError] = useState<unknown>(undefined)
  const corrected = useQuery({
    queryKey: ['corrected', from, to],
    queryFn: async () => {
      const [after, { move }, { foundAnew }] = await Promise.all([
        loadForm({ edition: to }),
        moveBetween(from, to),
        import('@formwright/authoring'),
      ])
      return { form: after, move, foundAnew }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const choose = async (what: 'accept' | 'keep') => {
    setError(undefined)
    try {
      await sync.send()
      await call('POST /applications/:id/correction', { params: { id }, body: { correction, what } })
      await queries.invalidateQueries({ queryKey: ['correction', id] })
      if (what === 'accept') await sync.refresh()
      onClose()
    } catch (problem) {
      setError(problem)
    }
  }
  const at = changes.find(({ concerned }) => concerned)?.pointer ?? undefined
  const moved = useMemo(() => {
    const rebased = corrected.data?.move(answers)
    return rebased && { ...rebased, answers: filledIn(rebased.answers, fills) }
  }, [corrected.data, answers, fills])
  const shared =
    useMemo(
      () =>
        at !== undefined &&
        corrected.data &&
        moved &&
        fieldInBoth(at, form, corrected.data.form, moved.moved),
      [at, form, corrected.data, moved],
    ) || undefined
  const found = useMemo(
    () =>
      corrected.data?.foundAnew(
        form,
        corrected.data.form,
        { answers, region: application?.region, there: moved?.answers },
        language,
      ),
    [corrected.data, form, answers, moved, application, language],
  )
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      fullScreen={isNarrow}
      maxWidth="xl"
      aria-labelledby="correction-title"
    >
      <DialogTitle id="correction-title">{sayMove('choose')}</DialogTitle>
      <DialogContent className="stack">
        <div className="changes-above" tabIndex={0} role="group" aria-label={sayMove('changes')}>
          <Corrections of={correctionAsked} />
          {found && <Found found={found} of={correctionAsked} />}
          {aside.length > 0 && (
            <>
              <p>{say('correction-would-aside', { count: aside.length })}</p>
              <LeftLines lines={inWords(aside, language)} />
            </>
          )}
          {back.length > 0 && (
            <>
              <p>{say('correction-would-back', { count: back.length })}</p>
              <LeftLines lines={inWords(back, language)} />
            </>
          )}
        </div>
        <div className="both-forms">
          <Paper
            label={sayMove('before')}
            form={form}
            terms={store.terms}
            answers={answers}
            at={at}
            from={shared?.before}
          />
          {corrected.data && moved && (
            <Paper
              label={sayMove('after')}
              form={corrected.data.form}
              terms={store.terms}
              answers={moved.answers}
              at={at === undefined ? undefined : pointerAfter(at, moved.moved)}
              from={shared?.after}
            />
          )}
        </div>
        <Problem error={error ?? corrected.error} />
      </DialogContent>
      <DialogActions className="choice-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button onClick={() => void choose('keep')}>{sayMove('keep')}</Button>
        <Button variant="contained" onClick={() => void choose('accept')}>
          {sayMove('accept')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/**
 * The field at which both forms are shown: the given one, or the nearest before or after it that exists in
 * both.
 */
function fieldInBoth(
  at: string,
  { bundle }: Form,
  after: Form,
  moved: Parameters<typeof pointerAfter>[1],
): { readonly before: string; readonly after: string } | undefined {
  const pairs = fieldsOf(bundle).map(({ pointer }) => ({
    before: pointer,
    after: pointerAfter(pointer, moved),
  }))
  const index = pairs.findIndex(({ before }) => overlap(before, at))
  const tree = treeOf(after.bundle)
  const isThere = (pair: { readonly after: string }) => tree.nodeAt(pair.after) !== undefined
  return (
    pairs
      .slice(0, index + 1)
      .reverse()
      .find(isThere) ?? pairs.slice(index + 1).find(isThere)
  )
}

/** Answers with restored values; without them if their rows changed. */
function filledIn(answers: unknown, fills: CorrectionView['fills']): unknown {
  try {
    return applyPatch(answers, fills)
  } catch {
    return answers
  }
}

/** What would have to be fixed in the corrected form, and which criteria would not be met. */
function Found({
  found: { findings, criteria, gone },
  of,
}: {
  readonly found: FoundAnew
  readonly of: CorrectionView
}) {
  const say = useCorrectionSay()
  const sayMove = useMoveSay(of)
  const lines = [
    ...criteria.map(({ criterion, threshold }) => say('correction-not-met', { criterion, threshold })),
    ...findings.map(({ message }) => message),
  ]
  return (
    <>
      {lines.length === 0 ? (
        <p data-found={0}>{sayMove('finds-nothing')}</p>
      ) : (
        <>
          <p data-found={lines.length}>{sayMove('finds', { count: lines.length })}</p>
          <ul className="corrections">
            {lines.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {gone > 0 && <p>{sayMove('gone', { count: gone })}</p>}
    </>
  )
}

/** Margin above the shown field, in pixels. */
const MARGIN = 40

function Paper({
  label,
  form: { bundle, applies },
  terms,
  answers,
  at,
  from,
}: {
  readonly label: string
  readonly form: Pick<Form, 'bundle' | 'applies'>
  readonly terms: Terms
  readonly answers: unknown
  /** The marked field. */
  readonly at: string | undefined
  /** The first shown field: one that both forms have, else the rest of the part. */
  readonly from: string | undefined
}) {
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const document = useMemo(
    () => layOut(bundle, paperViews, answers, { applies, terms }),
    [bundle, answers, applies, terms],
  )
  useEffect(() => {
    if (!box || at === undefined) return
    const marked = markField(box, at)
    const begin = from === undefined ? undefined : cellOf(box, from)
    const element = begin ?? marked ?? partIn(box, splitPointer(at)[0]!)
    if (!element) return
    const [bounds, shown] = [element.getBoundingClientRect(), box.getBoundingClientRect()]
    box.scrollTop += bounds.top - shown.top - MARGIN
    // on phones the page is wider than the view
    box.scrollLeft += Math.max(0, Math.min(bounds.right - shown.right, bounds.left - shown.left - MARGIN))
  }, [box, at, from])
  return (
    <section aria-label={label}>
      <h3>{label}</h3>
      <div className="paper-box" ref={setBox} tabIndex={0} role="group" aria-label={label}>
        <PaperSheets document={document} />
      </div>
    </section>
  )
}
