import { useState, useSyncExternalStore } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { joinList, translate, word } from '@formwright/definition'
import type { Language, WorkflowTransition } from '@formwright/definition'
import type { Application, PresentView } from '@formwright/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { InviteColleague } from '../account/invite-colleague.tsx'
import { editionsQuery, isOnEarlierVersion } from '../api/editions.ts'
import { problemText } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { mayFillIn } from './workflow.ts'
import { useCorrectionSay } from '../declaration/correction-say.ts'
import { useSay } from '../texts/say.ts'
import { ReturnNotice } from './return-notice.tsx'
import { ScanAlert, useWithScans } from './scan-alert.tsx'
import type { ApplicationStatus } from './application-status.ts'
import { TransitionDialog } from './transition-dialog.tsx'
import { windowText, zoneOf } from './window-text.ts'
import type { OpenedApplication } from './open-application.ts'

interface BarProps {
  readonly opened: OpenedApplication
  readonly status: ApplicationStatus
  readonly present: readonly PresentView[]
  readonly onJump: (pointer: string) => void
  readonly onMoved: () => void
}

/** State, deadline, presence, transitions and sync state of an application. */
export function ApplicationBar({ opened, status, present, onJump, onMoved }: BarProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { form, sync } = opened
  const { application, look } = useWithScans(opened)
  const [moving, setMoving] = useState<WorkflowTransition | undefined>(undefined)
  const [reasons, setReasons] = useState(application?.reasons ?? {})
  const state = application && form.bundle.form.workflow?.states[application.state]
  const transitions = (state?.transitions ?? []).filter(({ id }) =>
    application?.rights.transitions.includes(id),
  )
  const late = application?.window?.open === false
  const first = transitions.find((one) => !one.undoes && !(late && one.requires?.includes('within-window')))
  const parts = new Map(form.bundle.parts.map(({ key, title }) => [key, title]))
  return (
    <>
      <section className="application-bar" aria-label={say('application')}>
        <span className={`state is-${application?.state ?? 'away'}`}>
          {state ? translate(form.bundle, language, state.title) : say('offline')}
        </span>
        {application?.window && (
          <span className="quiet">
            {windowText(application.window, { say, language, ...zoneOf(form.bundle) })}
          </span>
        )}
        <EarlierVersion application={application} />
        {present.length > 0 && (
          <span className="present" role="status">
            {say('present', {
              who: presenceText(
                present,
                (section) => translate(form.bundle, language, parts.get(section) ?? ''),
                language,
              ),
            })}
          </span>
        )}
        <span className="bar-actions">
          {application && !application.rights.review && <InviteColleague form={application.form} />}
          {application?.submittedAt && !application.rights.review && (
            <Link to="/receipts/$id" params={{ id: opened.id }} className="fw-link">
              {say('receipt')}
            </Link>
          )}
          {transitions.map((transition) => (
            <Button
              key={transition.id}
              size="small"
              variant={transition === first ? 'contained' : 'text'}
              {...(transition.undoes ? { color: 'inherit' as const } : {})}
              onClick={() => (look(), setMoving(transition))}
            >
              {translate(form.bundle, language, transition.title)}
            </Button>
          ))}
        </span>
        {application?.next && (
          <p className="bar-next">{translate(form.bundle, language, application.next)}</p>
        )}
      </section>
      <ReturnNotice
        form={form}
        store={opened.store}
        notes={status.notes}
        returned={status.returned}
        onJump={onJump}
      />
      {application && <ScanAlert application={application} opened={opened} onJump={onJump} />}
      <SyncNotice sync={sync} />
      {moving && application && (
        <TransitionDialog
          transition={moving}
          opened={opened}
          application={application}
          reasons={reasons}
          onReasons={setReasons}
          onJump={onJump}
          onClose={() => setMoving(undefined)}
          onMoved={onMoved}
        />
      )}
    </>
  )
}

/** Indicates that another version of the edition is on offer. */
function EarlierVersion({ application }: { readonly application: Application | undefined }) {
  const say = useSay()
  const sayOfForm = useCorrectionSay()
  const { data: offered } = useQuery(editionsQuery)
  if (!application || !isOnEarlierVersion(application, offered ?? [])) return null
  // submitted applications need no action; applicants have a notice of their own
  const hasNoSuccessor =
    application.submittedAt !== null && !application.rights.review && !mayFillIn(application)
  return (
    <span className="quiet">{hasNoSuccessor ? sayOfForm('correction-stays') : say('earlier-version')}</span>
  )
}

/** Each person once, with the sections that they have open. */
function presenceText(
  present: readonly PresentView[],
  nameOf: (section: string) => string,
  language: Language,
): string {
  const sections = new Map<string, string[]>()
  for (const { name, section } of present)
    sections.set(name, [...(sections.get(name) ?? []), nameOf(section)])
  return joinList(
    [...sections].map(([text, names]) =>
      word('in-brackets', language, { text, more: joinList(names, language) }),
    ),
    language,
  )
}

function SyncNotice({ sync }: Pick<OpenedApplication, 'sync'>) {
  const say = useSay()
  const state = useSyncExternalStore(sync.subscribe, () => sync.state)
  if (state.is === 'signed-out')
    return (
      <Alert severity="warning">
        {say('sync-signed-out')}{' '}
        <Link to="/sign-in" search={{ back: location.pathname }}>
          {say('sign-in')}
        </Link>
      </Alert>
    )
  if (state.is !== 'refused') return null
  return <Alert severity="error">{say('sync-refused', { detail: problemText(state.problem, say) })}</Alert>
}
