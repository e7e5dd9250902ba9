import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Problem } from '../api/problem.tsx'
import { editionsQuery } from '../api/editions.ts'
import { useFormLanguage } from '../preferences/preferences.ts'
import { Page } from '../parts/page.tsx'
import { browserEvidence } from '../drafts/evidence.ts'
import { rebaseDraft } from '../drafts/drafts.ts'
import { saveOnLeaving } from '../drafts/other-windows.ts'
import { Editor } from './editor.tsx'
import { OpenError } from '../declaration/load-form.ts'
import { openDraft } from '../declaration/open-declaration.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { plainPart } from '../parts/lazy-part.tsx'
import { Opening } from '../parts/opening.tsx'
import { useSay } from '../texts/say.ts'
import '@formwright/fields/screen.css'
import './editor.css'

const CorrectedNotice = plainPart(() =>
  import('./corrected-notice.tsx').then(({ CorrectedNotice: component }) => component),
)

/** The editor page of a local draft. */
export function EditorPage() {
  const { draft: id, part } = useParams({ from: '/apply/$draft/{-$part}' })
  const navigate = useNavigate()
  const say = useSay()
  const onPart = useCallback(
    (key: string) =>
      void navigate({ to: '/apply/$draft/{-$part}', params: { draft: id, part: key || undefined } }),
    [navigate, id],
  )
  const [attempt, setAttempt] = useState(0)
  const { opened, problem } = useOpened(id, attempt)
  if (opened)
    return (
      <Editor
        key={`${opened.draft.id} ${opened.draft.edition}`}
        opened={opened}
        named={part}
        onPart={onPart}
        files={browserEvidence}
        above={() => <Corrected opened={opened} onMoved={() => setAttempt(attempt + 1)} />}
      />
    )
  return (
    <Page>
      <main id="content" className="page">
        {problem === undefined ? (
          <Opening />
        ) : problem instanceof OpenError ? (
          <NotOpened problem={problem} onRetry={() => setAttempt(attempt + 1)} />
        ) : (
          <>
            <Problem error={problem} onRetry={() => setAttempt(attempt + 1)} />
            <p className="page-actions">
              <Link to="/">{say('go-home')}</Link>
            </p>
          </>
        )}
      </main>
    </Page>
  )
}

/** The notice of a corrected form, if applicable. */
function Corrected({ opened, onMoved }: { readonly opened: OpenDeclaration; readonly onMoved: () => void }) {
  const { draft, draftStore } = opened
  const { data: offered } = useQuery(editionsQuery)
  const aside = useSyncExternalStore(draftStore.subscribe, () => draftStore.draft.aside) ?? []
  const successor = offered?.some(({ id }) => id === draft.edition)
    ? undefined
    : offered?.find(({ form, edition }) => form === draft.form && edition === draft.editionName)
  if (!successor && aside.length === 0) return null
  return <CorrectedNotice opened={opened} successor={successor} aside={aside} onMoved={onMoved} />
}

function useOpened(id: string, attempt: number) {
  const [state, setState] = useState<{ opened?: OpenDeclaration; problem?: unknown }>({})
  useEffect(() => {
    let current = true
    let opened: OpenDeclaration | undefined
    let end: (() => void) | undefined
    setState({})
    openDraft(id, useFormLanguage).then(
      (ready) => {
        if (!current) return
        opened = ready
        ready.draftStore.start()
        end = saveOnLeaving(ready.draftStore)
        setState({ opened: ready })
      },
      (problem: unknown) => current && setState({ problem }),
    )
    return () => {
      current = false
      end?.()
      void opened?.draftStore.stop()
    }
  }, [id, attempt])
  return state
}

function NotOpened({
  problem: { reason, draft },
  onRetry,
}: {
  readonly problem: OpenError
  readonly onRetry: () => void
}) {
  const say = useSay()
  const queries = useQueryClient()
  const editions = useQuery(editionsQuery)
  const successor =
    reason === 'edition-gone'
      ? editions.data?.find(
          (edition) => edition.form === draft?.form && edition.edition === draft.editionName,
        )
      : undefined
  const rebase = async () => {
    await rebaseDraft(draft!.id, successor!)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
    onRetry()
  }
  const save = async () => {
    const { answersFile, editionOfDraft, saveFile } = await import('../drafts/exchange.ts')
    saveFile(answersFile(draft!.answers, editionOfDraft(draft!)), `${draft!.title || say('untitled')}.json`)
  }
  return (
    <>
      <Alert severity="error">{say(reason)}</Alert>
      <p className="page-actions">
        {successor && (
          <Button variant="contained" onClick={() => void rebase()}>
            {say('rebase')}
          </Button>
        )}
        {reason === 'edition-failed' && (
          <Button variant="contained" onClick={onRetry}>
            {say('retry')}
          </Button>
        )}
        {draft && <Button onClick={() => void save()}>{say('export-answers')}</Button>}
        <Link to="/">{say('go-home')}</Link>
      </p>
    </>
  )
}
