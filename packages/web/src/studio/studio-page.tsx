import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { DraftView } from '@formwright/api'
import type { HistoryStep } from '@formwright/studio'
import { Studio } from '@formwright/studio/screen'
import '@formwright/studio/screen.css'
import '@formwright/fields/screen.css'
import '@formwright/renderer/styles.css'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { Opening } from '../parts/opening.tsx'
import { useStudioSay } from './say.ts'
import { DraftSync } from './draft-sync.ts'
import { documentOf, keepHistory } from './open-documents.ts'
import { abandonedCopies, unfinishedStorage } from './local-copies.ts'
import type { EditedDraft } from './local-copies.ts'
import { storeSteps, readStoredSteps } from './steps-database.ts'
import { useNewYearChecklist } from './new-year-checklist.ts'
import { Conflict } from './conflict.tsx'
import { Colleagues } from './colleagues.tsx'
import { changesOf } from './changes.tsx'
import { commentsOf } from './field-comments.tsx'
import { previewsOf } from './previews.tsx'
import { PublishedDraft } from './published-draft.tsx'
import { ReviewActions } from './review-actions.tsx'
import { useProblems } from './use-problems.ts'
import './studio.css'

/** Idle time before steps are stored, in milliseconds. */
const SETTLED = 300

const draftQuery = (id: string) => ({
  queryKey: ['definitions', id],
  queryFn: async () => {
    const [draft, { person }] = await Promise.all([
      call('GET /definitions/drafts/:id', { params: { id } }),
      call('GET /me'),
    ])
    const edited = { id, person: person?.id ?? '' }
    const [left, steps] = await Promise.all([abandonedCopies(edited), readStoredSteps(edited)])
    return { draft: { ...draft, ...edited }, left, steps }
  },
  staleTime: Number.POSITIVE_INFINITY,
  // reopening a draft loads the current state from the server
  gcTime: 0,
})

/** The studio page of a draft. */
export function StudioPage() {
  const { draft: id } = useParams({ from: '/studio/$draft' })
  const { data, error } = useQuery(draftQuery(id))
  if (data?.draft.state === 'published') return <PublishedDraft draft={data.draft} />
  if (data) return <Edited key={id} {...data} />
  return (
    <main id="content" className="page">
      {error ? <Problem error={error} /> : <Opening />}
    </main>
  )
}

function Edited({
  draft,
  left,
  steps,
}: {
  readonly draft: DraftView & EditedDraft
  readonly left: readonly string[]
  readonly steps: readonly HistoryStep[]
}) {
  const { at } = useSearch({ from: '/studio/$draft' })
  const say = useStudioSay()
  const { language } = usePreferences()
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- its words follow the language
  const previews = useMemo(() => previewsOf(draft.id, say), [draft.id, language])
  const [earlier] = useState(
    () =>
      draft.from !== null && {
        files: new Map(Object.entries({ ...draft.files, ...draft.before })),
        edition: draft.from,
      },
  )
  const [definition] = useState(() => documentOf(draft, steps))
  const [unfinished] = useState(() => unfinishedStorage(draft))
  const [sync] = useState(() => new DraftSync(definition, draft, left))
  const { id, person } = draft
  useEffect(
    () => () => {
      sync.stop()
      keepHistory({ id, person }, definition, sync.state.kind === 'saved')
    },
    [id, person, definition, sync],
  )
  const [Changes] = useState(() => changesOf(draft.id, sync))
  const [Comments] = useState(() => commentsOf(draft.id))
  useSyncExternalStore(
    (listener) => definition.subscribe(listener),
    () => definition.files,
  )
  const state = useSyncExternalStore(
    (listener) => sync.subscribe(listener),
    () => sync.state,
  )
  const isSaved = state.kind === 'saved'
  useEffect(() => {
    if (!isSaved) return undefined
    const timer = setTimeout(() => void storeSteps({ id, person }, definition.steps), SETTLED)
    return () => clearTimeout(timer)
  }, [id, person, definition, isSaved])
  const problems = useProblems(draft, definition, sync, state)
  const { looked, error: notTicked } = useNewYearChecklist(draft)
  return (
    <Studio
      document={definition}
      unfinished={unfinished}
      edition={draft.edition}
      language={language}
      earlier={earlier || undefined}
      problems={problems}
      previews={previews}
      // a new form has no changes
      {...(draft.from === null ? {} : { Changes })}
      Comments={Comments}
      looked={looked}
      openAt={at}
      actions={
        <>
          <div className="studio-saved" role="status">
            {state.kind === 'conflict' ? (
              <Conflict state={state} definition={definition} edition={draft.edition} sync={sync} />
            ) : state.kind === 'refused' ? (
              <Problem error={state.error} />
            ) : (
              say(`studio-${state.kind}`)
            )}
          </div>
          <Problem error={notTicked} />
          <Colleagues id={draft.id} sync={sync} />
          <ReviewActions id={draft.id} sync={sync} ready={state.kind === 'saved'} />
          <Link to="/admin" hash="definitions" className="st-button">
            {say('studio-leave')}
          </Link>
        </>
      }
    />
  )
}
