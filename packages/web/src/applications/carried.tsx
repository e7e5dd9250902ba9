import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CarriedView } from '@formwright/api'
import { inFormOrder, inLanguage, word } from '@formwright/definition'
import { valueText } from '@formwright/fields/value-text'
import { call, hrefOf } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { carriedQuery } from '../api/queries.ts'
import type { EditorTools } from '../editor/editor.tsx'
import { inParts } from '../declaration/in-parts.ts'
import { useLive } from '../declaration/use-live.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { LeftGroups } from '../values/left-groups.tsx'
import type { OpenedApplication } from './open-application.ts'
import { mayFillIn } from './workflow.ts'

/** The answers of the previous edition for an application, if there are any. */
export function useCarriedView({ id, form, application }: OpenedApplication): CarriedView | undefined {
  const { data } = useQuery({
    ...carriedQuery(id),
    enabled: application !== undefined && Boolean(form.bundle.edition.previous),
  })
  return data ?? undefined
}

/** The earlier values as text, by pointer. */
export function useEarlier({ form }: OpenedApplication, view: CarriedView | undefined) {
  const { language } = usePreferences()
  return useMemo(
    () =>
      new Map(
        Object.entries(view?.previous ?? {}).map(([pointer, value]) => {
          const text = valueText(form, pointer, value, language)
          const former = view?.previousAs[pointer]
          const more = former && inLanguage(former, language)
          return [pointer, { value, text: more ? word('in-brackets', language, { text, more }) : text }]
        }),
      ),
    [form, view, language],
  )
}

/**
 * Carries answers of the previous edition into the application; shows what has to be confirmed and what could
 * not be carried.
 */
export function CarriedNotice({
  opened,
  view,
  tools,
}: {
  readonly opened: OpenedApplication
  readonly view: CarriedView | undefined
  readonly tools: EditorTools
}) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(undefined)
  const [dismissed, setDismissed] = useState(false)
  const { id, store, sync, application } = opened
  const waiting = useLive(store, (now) => now.carried())
  const carried = useMemo(
    () => inFormOrder(opened.form.bundle, waiting, (pointer) => pointer),
    [opened.form, waiting],
  )
  if (!view || !mayFillIn(application) || dismissed) return null
  const change = async (work: () => Promise<unknown>) => {
    setError(undefined)
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['carried', id] })
    } catch (problem) {
      setError(problem)
    }
  }
  const fillIn = (work: () => Promise<unknown>) =>
    change(async () => {
      // send local input first, because only blank fields are filled in
      await sync.send()
      await work()
      await sync.refresh()
    })
  const carryIn = () => fillIn(() => call('POST /applications/:id/carry', { params: { id } }))
  const takeOver = (body: NonNullable<CarriedView['left'][number]['file']>) =>
    fillIn(() => call('POST /applications/:id/carried/evidence', { params: { id }, body }))
  const putAway = () => change(() => call('PUT /applications/:id/carried/left/seen', { params: { id } }))
  const isBegun = Object.values(store.origins.toJSON()).some(
    ({ origin }) => origin === 'carried' || origin === 'confirmed',
  )
  if (!isBegun)
    return view.fillable === 0 ? null : (
      <Alert
        severity="info"
        data-carry
        onClose={() => setDismissed(true)}
        action={
          <>
            <Button size="small" color="inherit" onClick={() => void carryIn()}>
              {say('carry')}
            </Button>
            <Button size="small" color="inherit" onClick={() => setDismissed(true)}>
              {say('carry-not')}
            </Button>
          </>
        }
      >
        {say('carry-offer', {
          title: view.title,
          edition: inLanguage(view.editionTitle, language),
          count: view.fillable,
        })}
        <Problem error={error} />
      </Alert>
    )
  // the rows of a 清单 are stored apart from their field
  const here = carried.filter((pointer) => inParts(opened.form.bundle.parts, pointer) === tools.part)
  const left = view.leftSeen ? [] : view.left
  // the button disappears after confirming: move the focus to the notice or the form
  const confirmPart = (button: HTMLElement) => {
    const notice = button.closest<HTMLElement>('[data-carried]')
    flushSync(() => store.confirm(here))
    const heading = notice?.isConnected ? notice : document.querySelector<HTMLElement>('#content')
    heading?.focus()
  }
  if (carried.length === 0 && left.length === 0) return null
  return (
    <Alert
      severity="info"
      tabIndex={-1}
      data-carried={carried.length}
      action={
        carried.length > 0 && (
          <>
            <Button size="small" color="inherit" onClick={() => tools.jump((here[0] ?? carried[0])!)}>
              {say('go-there')}
            </Button>
            {here.length > 0 && (
              <Button
                size="small"
                color="inherit"
                onClick={({ currentTarget }) => confirmPart(currentTarget)}
              >
                {say('carry-confirm-part', { count: here.length })}
              </Button>
            )}
          </>
        )
      }
    >
      {carried.length > 0
        ? say('carry-waiting', { count: carried.length, edition: inLanguage(view.editionTitle, language) })
        : say('carry-confirmed')}
      <LeftBehind
        left={left}
        from={view.application}
        edition={inLanguage(view.editionTitle, language)}
        onTake={(file) => void takeOver(file)}
        onSeen={() => void putAway()}
      />
      <Problem error={error} />
    </Alert>
  )
}

/** The answers that were not carried, with their values. Valid evidence can be copied file by file. */
function LeftBehind({
  left,
  from,
  edition,
  onTake,
  onSeen,
}: {
  readonly left: CarriedView['left']
  /** The earlier application. */
  readonly from: string
  readonly edition: string
  readonly onTake: (file: NonNullable<CarriedView['left'][number]['file']>) => void
  readonly onSeen: () => void
}) {
  const say = useSay()
  const { language } = usePreferences()
  if (left.length === 0) return null
  return (
    <details>
      <summary>{say('carry-left', { count: left.length })}</summary>
      <LeftGroups left={left}>
        {({ text, shown, file }) => (
          <>
            {inLanguage(text, language)}
            {inLanguage(shown, language) && (
              <>
                {' '}
                <span className="quiet">{say('carry-was', { value: inLanguage(shown, language) })}</span>
              </>
            )}
            {file && (
              <>
                <a
                  href={hrefOf('GET /applications/:id/evidence/:sha256', {
                    params: { id: from, sha256: file.sha256 },
                    query: { show: true },
                  })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {say('carry-evidence-look')}
                </a>
                <Button size="small" color="inherit" onClick={() => onTake(file)}>
                  {say('carry-evidence', { edition })}
                </Button>
              </>
            )}
          </>
        )}
      </LeftGroups>
      <Button size="small" color="inherit" onClick={onSeen}>
        {say('carry-left-seen')}
      </Button>
    </details>
  )
}
