import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { DraftView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { Page } from '../parts/page.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { useStudioSay } from './say.ts'

/** A published draft, which is read-only; offers to start another draft. */
export function PublishedDraft({ draft }: { readonly draft: DraftView }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const { id, form, edition, title, changedAt } = draft
  const begin = useMutation({
    mutationFn: () => call('POST /definitions/drafts', { body: { form, edition } }),
    onSuccess: (made) => navigate({ to: '/studio/$draft', params: { draft: made.id } }),
  })
  return (
    <Page>
      <main id="content" className="page">
        <h1>
          {title} {edition}
        </h1>
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
