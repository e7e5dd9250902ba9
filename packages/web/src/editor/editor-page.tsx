import { useCallback, useEffect, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { editionsQuery } from '../api/editions.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { Page } from '../parts/page.tsx'
import { browserEvidence } from '../drafts/evidence.ts'
import { rebaseDraft } from '../drafts/drafts.ts'
import { saveOnLeaving } from '../drafts/other-windows.ts'
import { useSay } from '../texts/say.ts'
import { Editor } from './editor.tsx'
import { openDraft, Unopenable } from '../declaration/open-declaration.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import '@formwright/fields/screen.css'
import './editor.css'

/** Opens a draft and shows its editor, or says why it cannot be opened. */
export function EditorPage() {
  const { draft: id, part } = useParams({ from: '/apply/$draft/{-$part}' })
  const navigate = useNavigate()
  const onPart = useCallback(
    (key: string) =>
      void navigate({ to: '/apply/$draft/{-$part}', params: { draft: id, part: key || undefined } }),
    [navigate, id],
  )
  const say = useSay()
  const [attempt, setAttempt] = useState(0)
  const { opened, problem } = useOpened(id, attempt)
  if (opened)
    return (
      <Editor key={opened.draft.id} opened={opened} named={part} onPart={onPart} files={browserEvidence} />
    )
  return (
    <Page>
      <main id="content" className="page">
        {problem ? (
          <Problem problem={problem} onRetry={() => setAttempt(attempt + 1)} />
        ) : (
          <p role="status">{say('loading')}</p>
        )}
      </main>
    </Page>
  )
}

function useOpened(id: string, attempt: number) {
  const { language } = usePreferences()
  const [state, setState] = useState<{ opened?: OpenDeclaration; problem?: unknown }>({})
  useEffect(() => {
    let current = true
    let opened: OpenDeclaration | undefined
    let end: (() => void) | undefined
    setState({})
    openDraft(id, language).then(
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
    // the language of an open form is changed without opening it again
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, attempt])
  return state
}

function Problem({ problem, onRetry }: { readonly problem: unknown; readonly onRetry: () => void }) {
  const say = useSay()
  const { reason, draft } = problem instanceof Unopenable ? problem : new Unopenable('edition-failed')
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
    const { answersFile, saveFile } = await import('../drafts/exchange.ts')
    saveFile(answersFile(draft!.answers), `${draft!.title || say('untitled')}.json`)
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
