import { useState } from 'react'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { PAPER_FORMATS } from '@formwright/api'
import type { OfferedEdition, PaperFormat } from '@formwright/api'
import { lazyPart } from '../parts/lazy-part.tsx'
import { problemText } from '../api/problem.tsx'
import { isClosed, textOf } from '../api/editions.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { startDraft } from '../drafts/drafts.ts'
import { FORMAT_NAMES } from '../paper/formats.ts'
import { useSay } from '../texts/say.ts'
import { dayText, deadlineText } from '../texts/time.ts'
import { ImportFile } from './import-file.tsx'
import type { InitialDraft } from './import-file.tsx'

const StartApplication = lazyPart(() =>
  import('../applications/start-application.tsx').then(({ StartApplication: component }) => component),
)

/** A form to fill in: start online or locally, or import a file. */
export function EditionCard({
  edition,
  offered,
}: {
  readonly edition: OfferedEdition
  /** All editions on offer: a file may be of an older one. */
  readonly offered: readonly OfferedEdition[]
}) {
  const say = useSay()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [problem, setProblem] = useState('')
  const [starting, setStarting] = useState<InitialDraft | undefined>(undefined)
  const mayStart = edition.starts.length > 0
  // who hands in other forms would expect it of this one
  const isNotForAccount = !mayStart && offered.some(({ starts }) => starts.length > 0)
  const text = (chinese: string) => textOf(edition, language, chinese)

  async function start(initial: InitialDraft = {}) {
    // readers who may fill it in get an application on the server
    if (mayStart) return setStarting(initial)
    const draft = await startDraft(edition, initial)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
    await navigate({ to: '/apply/$draft/{-$part}', params: { draft: draft.id, part: undefined } })
  }

  async function blank(format: PaperFormat) {
    const { saveBlank } = await import('../paper/paper-files.ts')
    await saveBlank(edition.id, `${edition.title}-${edition.editionTitle}`, format).catch((error: unknown) =>
      setProblem(problemText(error, say)),
    )
  }

  return (
    <article className="card">
      <div className="card-text">
        <h2>
          {text(edition.title)} <small>{text(edition.editionTitle)}</small>
        </h2>
        <p className="quiet">
          {text(edition.agency)}
          {edition.summary && ` · ${text(edition.summary)}`}
        </p>
        <p className="quiet">
          {say('parts-count', { count: edition.parts.length })}
          {edition.window && ` · ${windowText(edition, language, say)}`}
        </p>
        {isNotForAccount && <p className="quiet">{say('not-for-account')}</p>}
      </div>
      <div className="card-actions">
        <Button variant="contained" onClick={() => void start()}>
          {say('new')}
        </Button>
        <ImportFile edition={edition} offered={offered} onStart={start} onProblem={setProblem} />
        <span className="blanks" role="group" aria-label={say('blank-form')}>
          {say('blank-form')}
          {PAPER_FORMATS.map((format) => (
            <Button
              key={format}
              size="small"
              aria-label={`${say('blank-form')} ${FORMAT_NAMES[format]}`}
              onClick={() => void blank(format)}
            >
              {FORMAT_NAMES[format]}
            </Button>
          ))}
        </span>
      </div>
      {starting && (
        <StartApplication
          edition={edition}
          {...starting}
          beside={{ leftOfFiles: starting.leftOfFiles ?? [] }}
          onClose={() => setStarting(undefined)}
        />
      )}
      {problem && (
        <Alert severity="error" className="card-problem" onClose={() => setProblem('')}>
          {problem}
        </Alert>
      )}
    </article>
  )
}

/** The submission window, including the reader's extensions. */
function windowText(edition: OfferedEdition, language: string, say: ReturnType<typeof useSay>): string {
  const { window, until } = edition
  if (!window) return ''
  const to = until ? deadlineText(until, language, window.timeZone) : dayText(window.to, language)
  return isClosed(edition)
    ? say('window-closed', { to })
    : say('window', { from: dayText(window.from, language), to })
}
