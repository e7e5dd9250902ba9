import { useRef, useState } from 'react'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { PAPER_FORMATS } from '@formwright/api'
import type { OfferedEdition, Origins, PaperFormat } from '@formwright/api'
import type { Form } from '@formwright/engine'
import type { SheetChange } from '@formwright/sheets'
import { lazyPart } from '../parts/lazy-part.tsx'
import { problemText } from '../api/problem.tsx'
import { isOver, textOf } from '../api/editions.ts'
import { FileInput } from '../parts/file-input.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { startDraft } from '../drafts/drafts.ts'
import type { OlderAnswers } from '../declaration/older.ts'
import { FORMAT_NAMES } from '../paper/formats.ts'
import { isSpreadsheet, SPREADSHEETS } from '../sheets/spreadsheets.ts'
import type { FilledWorkbook } from '../sheets/workbook-file.ts'
import { useSay } from '../texts/say.ts'
import { dayText, deadlineText } from '../texts/time.ts'

const StartApplication = lazyPart(() =>
  import('../applications/start-application.tsx').then(({ StartApplication: component }) => component),
)

const ImportDialog = lazyPart(() =>
  import('../sheets/import-dialog.tsx').then(({ ImportDialog: component }) => component),
)

const CarryFile = lazyPart(() => import('./carry-file.tsx').then(({ CarryFile: component }) => component))

/** What an application starts with. */
interface Beginning {
  readonly answers?: unknown
  readonly origins?: Origins
}

/** What of a file of an older edition is carried. */
interface OlderFile {
  readonly older: OlderAnswers
  readonly problems: readonly string[]
}

/** A workbook with what was filled in since it was exported, in the form that it is for. */
interface FilledFor {
  readonly form: Form
  readonly filled: FilledWorkbook
}

/**
 * One form that can be filled in: start with one's colleagues or in this browser, or bring answers from a
 * file.
 */
export function EditionCard({
  edition,
  offered,
}: {
  readonly edition: OfferedEdition
  /** All that are on offer: a file may be of an older one. */
  readonly offered: readonly OfferedEdition[]
}) {
  const say = useSay()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState('')
  const [older, setOlder] = useState<OlderFile | undefined>(undefined)
  const [workbook, setWorkbook] = useState<FilledFor | undefined>(undefined)
  const [starting, setStarting] = useState<Beginning | undefined>(undefined)
  const mayStart = edition.starts.length > 0
  const text = (chinese: string) => textOf(edition, language, chinese)

  async function start(answers?: unknown, origins?: Origins) {
    // who may declare fills in an application of the account, whatever it starts with
    if (mayStart) return setStarting({ answers, ...(origins ? { origins } : {}) })
    const draft = await startDraft(edition, answers, origins)
    await queries.invalidateQueries({ queryKey: ['drafts'] })
    await navigate({ to: '/apply/$draft/{-$part}', params: { draft: draft.id, part: undefined } })
  }

  /** Begins when somebody looked at what was filled in since the export, or at what is carried. */
  async function bringWorkbook(file: File) {
    const [{ loadForm }, { readFilled }] = await Promise.all([
      import('../declaration/load-form.ts'),
      import('../sheets/workbook-file.ts'),
    ])
    const form = await loadForm({ edition: edition.id }).catch(() => undefined)
    const read = form ? await readFilled(file, form, say, language) : { problem: say('edition-failed') }
    if ('problem' in read) return setProblem(read.problem)
    const { imported, older: carried, problems } = read
    if (carried) setOlder({ older: carried, problems })
    else if (imported.changed.length + problems.length > 0) setWorkbook({ form: form!, filled: read })
    else await start(imported.answers)
  }

  async function takeChanges({ filled }: FilledFor, changes: readonly SheetChange[]) {
    setWorkbook(undefined)
    const { withChanges } = await import('@formwright/sheets')
    await start(withChanges(filled.imported.base, changes))
  }

  /** What stands at the top of the answers of a form without parts. */
  async function topMembers(): Promise<readonly string[]> {
    if (!edition.parts.some(({ key }) => key === '')) return []
    const { loadForm } = await import('../declaration/load-form.ts')
    const form = await loadForm({ edition: edition.id }).catch(() => undefined)
    return Object.keys(form?.bundle.schema.properties ?? {})
  }

  async function bring(file: File) {
    if (isSpreadsheet(file)) return bringWorkbook(file)
    const { importAnswers, Unimportable } = await import('../drafts/exchange.ts')
    try {
      const answers = await importAnswers(file, edition, await topMembers())
      const { carryOlder } = await import('../declaration/older.ts')
      const found = await carryOlder(answers, edition, offered)
      if (found) setOlder({ older: found, problems: [] })
      else await start(answers)
    } catch (error) {
      const detail = error instanceof Unimportable ? say(error.reason, error.values) : String(error)
      setProblem(say('import-bad', { name: file.name, detail }))
    }
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
      </div>
      <div className="card-actions">
        <Button variant="contained" onClick={() => void start()}>
          {say('new')}
        </Button>
        <FileInput
          ref={input}
          accept={`.json,.zip,${SPREADSHEETS}`}
          label={say('import-answers')}
          onFile={(file) => void bring(file).catch((error: unknown) => setProblem(problemText(error, say)))}
        />
        <Button onClick={() => input.current?.click()}>{say('import-answers')}</Button>
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
      {older && (
        <CarryFile
          {...older}
          onGo={() => {
            setOlder(undefined)
            const { answers, origins } = older.older.carried
            void start(answers, origins).catch((error: unknown) => setProblem(problemText(error, say)))
          }}
          onClose={() => setOlder(undefined)}
        />
      )}
      {workbook && (
        <ImportDialog
          {...workbook.filled}
          form={workbook.form}
          current={workbook.filled.imported.base}
          isBeginning
          onTake={(changes) =>
            void takeChanges(workbook, changes).catch((error: unknown) => setProblem(problemText(error, say)))
          }
          onClose={() => setWorkbook(undefined)}
        />
      )}
      {starting && (
        <StartApplication edition={edition} {...starting} onClose={() => setStarting(undefined)} />
      )}
      {problem && (
        <Alert severity="error" className="card-problem" onClose={() => setProblem('')}>
          {problem}
        </Alert>
      )}
    </article>
  )
}

/** When declarations are taken: with what the reader's region was given, as the server says. */
function windowText(edition: OfferedEdition, language: string, say: ReturnType<typeof useSay>): string {
  const { window, until } = edition
  if (!window) return ''
  const to = until ? deadlineText(until, language, window.timeZone) : dayText(window.to, language)
  return isOver(edition)
    ? say('window-closed', { to })
    : say('window', { from: dayText(window.from, language), to })
}
