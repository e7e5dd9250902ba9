import { useCallback, useMemo } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { EarlierContext } from '@formwright/renderer'
import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../api/queries.ts'
import { ApiError } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { Page } from '../parts/page.tsx'
import { applicationEvidence } from '../drafts/evidence.ts'
import { Editor } from '../editor/editor.tsx'
import type { EditorTools } from '../editor/editor.tsx'
import { useSay } from '../texts/say.ts'
import { Opening } from '../parts/opening.tsx'
import { ApplicationBar } from './application-bar.tsx'
import { useCommentsTab } from './comments-tab.tsx'
import { useApplicationStatus } from './application-status.ts'
import type { ApplicationStatus } from './application-status.ts'
import { CarriedNotice, useCarriedView, useEarlier } from './carried.tsx'
import { CorrectionNotice } from './correction.tsx'
import { useApplication, usePresence } from './use-application.ts'
import type { OpenedApplication } from './open-application.ts'
import '@formwright/fields/screen.css'
import '../editor/editor.css'
import './applications.css'

/** The page of an application: the editor with state and comments. */
export function ApplicationPage() {
  const { draft: id } = useParams({ from: '/applications/$draft/{-$part}' })
  const say = useSay()
  const { opened, problem, retry } = useApplication(id)
  // signing in does not help if access is denied
  const isSignedIn = Boolean(useQuery(meQuery).data?.person)
  if (opened) return <ApplicationView opened={opened} onMoved={retry} />
  const isGone =
    problem instanceof ApiError && (problem.code === 'not-found' || problem.code === 'not-signed-in')
  return (
    <Page>
      <main id="content" className="page">
        {problem === undefined ? (
          <Opening />
        ) : (
          <Problem error={problem} {...(isGone ? {} : { onRetry: retry })} />
        )}
        {problem !== undefined && (
          <p className="page-actions">
            <Link to="/">{say('go-home')}</Link>
            {isGone && !isSignedIn && (
              <Link to="/sign-in" search={{ back: `/applications/${id}` }}>
                {say('sign-in')}
              </Link>
            )}
          </p>
        )}
      </main>
    </Page>
  )
}

function ApplicationView({
  opened,
  onMoved,
}: {
  readonly opened: OpenedApplication
  readonly onMoved: () => void
}) {
  const { id, sync, application } = opened
  const { part } = useParams({ from: '/applications/$draft/{-$part}' })
  const navigate = useNavigate()
  const commentsTab = useCommentsTab(opened)
  const status = useApplicationStatus(opened)
  const onPart = useCallback(
    (key: string) =>
      void navigate({ to: '/applications/$draft/{-$part}', params: { draft: id, part: key || undefined } }),
    [navigate, id],
  )
  const files = useMemo(() => applicationEvidence(id), [id])
  const carried = useCarriedView(opened)
  const earlier = useEarlier(opened, carried)
  return (
    <EarlierContext value={earlier}>
      <Editor
        opened={opened}
        named={part}
        onPart={onPart}
        files={files}
        sync={sync}
        explainLocked={(application?.rights.edit.length ?? 0) > 0}
        status={status}
        above={(tools) => (
          <>
            <Above opened={opened} status={status} tools={tools} onMoved={onMoved} />
            <CorrectionNotice opened={opened} onJump={tools.jump} />
            <CarriedNotice opened={opened} view={carried} tools={tools} />
          </>
        )}
        beside={(tools) => [commentsTab(tools)]}
      />
    </EarlierContext>
  )
}

function Above({
  opened,
  status,
  tools,
  onMoved,
}: {
  readonly opened: OpenedApplication
  readonly status: ApplicationStatus
  readonly tools: EditorTools
  readonly onMoved: () => void
}) {
  const present = usePresence(opened.id, tools.part)
  return (
    <ApplicationBar opened={opened} status={status} present={present} onJump={tools.jump} onMoved={onMoved} />
  )
}
