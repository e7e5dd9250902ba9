import { useMemo } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { DraftView } from '@formwright/api'
import { modelOf } from '@formwright/studio'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { Page } from '../parts/page.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { DraftTitle } from './draft-title.tsx'
import { useStudioSay } from './say.ts'

/** A published draft, which is read-only; offers to start another draft. */
export function PublishedDraft({ draft }: { readonly draft: DraftView }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const { id, form, edition, files, changedAt } = draft
  const model = useMemo(() => modelOf(new Map(Object.entries(files)), edition), [files, edition])
  const begin = useMutation({
    mutationFn: () => call('POST /definitions/drafts', { body: { form, edition } }),
    onSuccess: (made) => navigate({ to: '/studio/$draft', params: { draft: made.id } }),
  })
  return (
    <Page>
      <main id="content" className="page">
        <DraftTitle draft={draft} model={model} />
        <Alert severity="info">{say('published-draft', { at: timeText(changedAt, language) })}</Alert>
        <Problem error={begin.error} />
        <p className="page-actions">
          <Button variant="contained" disabled={begin.isPending} onClick={() => begin.mutate()}>
            {say('published-draft-anew')}
          </Button>
          <Link to="/definitions/$draft" params={{ draft: id }}>
            {say('studio-review')}
          </Link>
          <Link to="/admin" hash="definitions">
            {say('studio-leave')}
          </Link>
        </p>
      </main>
    </Page>
  )
}
