import { useRef, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { textOf } from '../app/editions.ts'
import type { EditionSummary } from '../app/editions.ts'
import { usePreferences } from '../app/preferences.ts'
import { startDraft } from '../drafts/drafts.ts'
import { useSay } from '../texts/say.ts'

/** One form that can be filled in: start, or bring answers from a file. */
export function EditionCard({ edition }: { readonly edition: EditionSummary }) {
  const say = useSay()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState('')
  const text = (chinese: string) => textOf(edition, language, chinese)

  async function begin(answers?: unknown) {
    const draft = await startDraft(edition, answers)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
    await navigate({ to: '/apply/$draft/{-$part}', params: { draft: draft.id, part: undefined } })
  }

  async function bring(file: File) {
    const { importAnswers, Unimportable } = await import('../drafts/exchange.ts')
    try {
      await begin(await importAnswers(file, edition))
    } catch (error) {
      const detail = error instanceof Unimportable ? say(error.reason, error.values) : String(error)
      setProblem(say('import-bad', { name: file.name, detail }))
    }
  }

  return (
    <article className="card">
      <div className="card-text">
        <h2>{text(edition.title)} <small>{text(edition.editionTitle)}</small></h2>
        <p className="quiet">{text(edition.agency)}{edition.summary && ` · ${text(edition.summary)}`}</p>
        <p className="quiet">{say('parts-count', { count: edition.parts.length })}{edition.window && ` · ${windowText(edition.window, say)}`}</p>
      </div>
      <div className="card-actions">
        <Button variant="contained" onClick={() => void begin()}>{say('new')}</Button>
        <input ref={input} type="file" hidden accept=".json,.zip" aria-label={say('import-answers')} onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void bring(file)
          event.target.value = ''
        }} />
        <Button onClick={() => input.current?.click()}>{say('import-answers')}</Button>
      </div>
      {problem && <Alert severity="error" className="card-problem" onClose={() => setProblem('')}>{problem}</Alert>}
    </article>
  )
}

function windowText({ from, to, timeZone }: NonNullable<EditionSummary['window']>, say: ReturnType<typeof useSay>): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date())
  return today > to ? say('window-closed', { to }) : say('window', { from, to })
}
