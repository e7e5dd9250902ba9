import { useCallback, useMemo, useState } from 'react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Problem } from '../api/problem.tsx'
import { Page } from '../parts/page.tsx'
import { ApplicationBar } from '../applications/application-bar.tsx'
import { useCommentsTab } from '../applications/comments-tab.tsx'
import { useApplicationStatus } from '../applications/application-status.ts'
import type { ApplicationStatus } from '../applications/application-status.ts'
import { useApplication, usePresence } from '../applications/use-application.ts'
import type { OpenedApplication } from '../applications/open-application.ts'
import { applicationEvidence } from '../drafts/evidence.ts'
import { Editor } from '../editor/editor.tsx'
import type { EditorTools } from '../editor/editor.tsx'
import { useSay } from '../texts/say.ts'
import { Opening } from '../parts/opening.tsx'
import { Changed } from './changed.tsx'
import { Checklist } from './checklist.tsx'
import { EvidenceTab } from './evidence-tab.tsx'
import type { ShownFile } from './evidence-tab.tsx'
import { Previous } from './previous.tsx'
import { WorkflowHistory } from './workflow-history.tsx'
import '@formwright/fields/screen.css'
import '../editor/editor.css'
import '../applications/applications.css'
import './review.css'

/**
 * The reviewer's page: the declaration with findings, notes, changes, evidence, checks and earlier answers.
 */
export function DeskPage() {
  const { id } = useParams({ from: '/review/$id' })
  const say = useSay()
  const { opened, problem, retry } = useApplication(id)
  if (opened) return <Desk opened={opened} onMoved={retry} />
  return (
    <Page>
      <main id="content" className="page">
        {problem === undefined ? <Opening /> : <Problem error={problem} onRetry={retry} />}
        {problem !== undefined && <Link to="/review">{say('back-to-queue')}</Link>}
      </main>
    </Page>
  )
}

function Desk({ opened, onMoved }: { readonly opened: OpenedApplication; readonly onMoved: () => void }) {
  const { id, form, store, sync, application } = opened
  const { part } = useSearch({ from: '/review/$id' })
  const say = useSay()
  const navigate = useNavigate()
  const commentsTab = useCommentsTab(opened)
  const status = useApplicationStatus(opened)
  const [file, setFile] = useState<ShownFile | undefined>(undefined)
  const onPart = useCallback(
    (key: string) => void navigate({ to: '/review/$id', params: { id }, search: { part: key } }),
    [navigate, id],
  )
  const files = useMemo(
    () =>
      Object.assign(applicationEvidence(id), {
        show: (sha256: string, name: string) => setFile({ sha256, name }),
      }),
    [id],
  )
  const review = application?.rights.review ?? false
  return (
    <Editor
      desk
      explainLocked={false}
      opened={opened}
      named={part}
      onPart={onPart}
      files={files}
      sync={sync}
      status={status}
      above={(tools) => <Above opened={opened} status={status} tools={tools} onMoved={onMoved} />}
      beside={(tools) => [
        commentsTab(tools),
        {
          key: 'evidence',
          label: say('evidence'),
          content: (
            <EvidenceTab id={id} form={form} store={store} file={file} onShow={setFile} onJump={tools.jump} />
          ),
        },
        ...(review
          ? [
              {
                key: 'changed',
                label: say('changed-tab'),
                content: <Changed id={id} form={form} store={store} onJump={tools.jump} />,
              },
              { key: 'checks', label: say('checks'), content: <Checklist id={id} /> },
              {
                key: 'previous',
                label: say('previous-year'),
                content: (
                  <Previous id={id} form={form} store={store} part={part ?? form.bundle.parts[0]!.key} />
                ),
              },
            ]
          : []),
        {
          key: 'way',
          label: say('way'),
          content: <WorkflowHistory id={id} form={form} reasons={application?.reasons ?? {}} store={store} />,
        },
      ]}
    />
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
  const say = useSay()
  const present = usePresence(opened.id, tools.part)
  return (
    <>
      <p className="back">
        <Link to="/review">← {say('back-to-queue')}</Link>{' '}
        <span className="quiet">{opened.application?.regionName}</span>
      </p>
      <ApplicationBar
        opened={opened}
        status={status}
        present={present}
        onJump={tools.jump}
        onMoved={onMoved}
      />
    </>
  )
}
