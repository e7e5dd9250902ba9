import { useRef, useState } from 'react'
import type { EditionSummary } from '@formwright/api'
import type { FormBundle } from '@formwright/definition'
import { translate } from '@formwright/definition'
import type { Change, Form } from '@formwright/engine'
import { textOf } from '../api/editions.ts'
import { problemText } from '../api/problem.tsx'
import type { Reading } from '../declaration/readings.ts'
import type { Draft } from '../drafts/database.ts'
import { Button } from '../elements/button.tsx'
import { FileInput } from '../parts/file-input.tsx'
import { lazyPart } from '../parts/lazy-part.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { isSpreadsheet, SPREADSHEETS } from '../sheets/spreadsheets.ts'
import type { FilledWorkbook } from '../sheets/workbook-file.ts'
import { useSay } from '../texts/say.ts'
import type { FileQuestion } from './file-question.tsx'

const FileQuestionDialog = lazyPart(() =>
  import('./file-question.tsx').then(({ FileQuestionDialog: component }) => component),
)

/** The initial data of a declaration. */
export type InitialDraft = Partial<Pick<Draft, 'answers' | 'origins' | 'leftOfFiles'>>

interface ImportFileProps {
  readonly edition: EditionSummary
  /** All editions on offer: a file may be of an older one. */
  readonly offered: readonly EditionSummary[]
  readonly onStart: (initial: InitialDraft) => Promise<void>
  readonly onProblem: (problem: string) => void
}

/** Starts a declaration from a file: answers, an archive with evidence, or a workbook. */
export function ImportFile({ edition, offered, onStart, onProblem }: ImportFileProps) {
  const say = useSay()
  const { language } = usePreferences()
  const input = useRef<HTMLInputElement>(null)
  const [question, setQuestion] = useState<FileQuestion | undefined>(undefined)
  const close = () => setQuestion(undefined)
  const reporting = (work: Promise<void>) =>
    void work.catch((error: unknown) => onProblem(problemText(error, say)))

  function start(initial: InitialDraft) {
    close()
    reporting(onStart(initial))
  }

  async function carry({ from, left, answers, origins }: Omit<Reading, 'isOtherVersion'>) {
    const { leftOfFile } = await import('../declaration/left-of-file.ts')
    start({ answers, origins, leftOfFiles: from ? leftOfFile(left, from, isSameEdition(from)) : [] })
  }

  /** Imports a workbook after its changes or carried values were confirmed. */
  async function importWorkbook(file: File) {
    const [{ loadForm }, { readFilled }] = await Promise.all([
      import('../declaration/load-form.ts'),
      import('../sheets/workbook-file.ts'),
    ])
    const form = await loadForm({ edition: edition.id }).catch(() => undefined)
    const read = form ? await readFilled(file, form, say, language) : { problem: say('edition-failed') }
    if ('problem' in read) return onProblem(read.problem)
    const { imported, older, problems } = read
    if (older) askToCarry(older, problems)
    else if (imported.changed.length + problems.length > 0)
      setQuestion({ about: 'workbook', of: { form: form!, filled: read } })
    else await onStart({ answers: imported.answers })
  }

  async function takeChanges(filled: FilledWorkbook, changes: readonly Change[]) {
    const { withChanges } = await import('@formwright/sheets')
    start({
      answers: withChanges(filled.imported.base, changes),
      leftOfFiles: filled.leftOfFiles,
    })
  }

  /** The form, if it has no parts by which its answers can be recognised. */
  async function formWithoutParts(): Promise<Form | undefined> {
    if (!edition.parts.some(({ key }) => key === '')) return undefined
    const { loadForm } = await import('../declaration/load-form.ts')
    return loadForm({ edition: edition.id }).catch(() => undefined)
  }

  async function importFile(file: File) {
    if (isSpreadsheet(file)) return importWorkbook(file)
    const [{ importAnswers, topMembers, ImportError }, { readingsOf }] = await Promise.all([
      import('../drafts/exchange.ts'),
      import('../declaration/readings.ts'),
    ])
    try {
      const readings = await readingsOf(
        await importAnswers(file, edition, language, topMembers(await formWithoutParts())),
        edition,
        offered,
      )
      if (readings.length === 1) takeReading(readings[0]!)
      else await askWhich(file.name, readings)
    } catch (error) {
      const detail = error instanceof ImportError ? say(error.reason, error.values) : problemText(error, say)
      onProblem(say('import-bad', { name: file.name, detail }))
    }
  }

  async function askWhich(name: string, readings: readonly Reading[]) {
    const { loadForm } = await import('../declaration/load-form.ts')
    setQuestion({ about: 'edition', of: { name, readings, form: await loadForm({ edition: edition.id }) } })
  }

  /** Asks first if values would be hidden, carried, or could be misread. */
  function takeReading(reading: Reading) {
    const { from, left, isOtherVersion, answers, unseen } = reading
    if (unseen) setQuestion({ about: 'unseen', of: reading })
    else if (isOtherVersion || left.length > 0 || (from && !isSameEdition(from)))
      askToCarry(reading, isOtherVersion ? [say('import-version-gone')] : [])
    else start({ answers })
  }

  const isSameEdition = (from: FormBundle) => from.edition.edition === edition.edition

  function askToCarry(reading: Omit<Reading, 'isOtherVersion'>, problems: readonly string[]) {
    const { from } = reading
    const title = from
      ? translate(from, language, from.edition.title)
      : textOf(edition, language, edition.editionTitle)
    setQuestion({
      about: 'carried',
      of: { reading, title, isSameEdition: !from || isSameEdition(from), problems },
    })
  }

  return (
    <>
      <FileInput
        ref={input}
        accept={`.json,.zip,${SPREADSHEETS}`}
        label={say('import-answers')}
        onFile={(file) => reporting(importFile(file))}
      />
      <Button onClick={() => input.current?.click()}>{say('import-answers')}</Button>
      {question && (
        <FileQuestionDialog
          question={question}
          onTake={takeReading}
          onCarry={(reading) => reporting(carry(reading))}
          onChanges={(filled, changes) => reporting(takeChanges(filled, changes))}
          onClose={close}
        />
      )}
    </>
  )
}
