import { useMemo, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import type { DefinitionSource } from '@formwright/api'
import { explainNote, importSchema } from '@formwright/authoring'
import { joinList, MAX_FILE_BYTES } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { fieldListTemplate } from '@formwright/studio'
import { saveFile } from '../drafts/exchange.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { readList } from './new-form.ts'
import { readSchema } from './read-schema.ts'
import type { StartSource, StartMode } from './new-form.ts'
import { useStudioSay } from './say.ts'

interface Props {
  readonly way: StartMode
  readonly sources: readonly DefinitionSource[]
  readonly beginning: StartSource
  readonly onChange: (beginning: StartSource) => void
}

/** What is chosen for a way to begin: a file, or a form to copy. */
export function BeginningChoice({ way, sources, beginning, onChange }: Props) {
  const say = useStudioSay()
  if (way === 'list') return <ListChoice beginning={beginning} onChange={onChange} />
  if (way === 'schema') return <SchemaChoice beginning={beginning} onChange={onChange} />
  if (way !== 'copy') return null
  const key = ({ form, edition }: { form: string; edition: string }) => `${form}/${edition}`
  return (
    <label>
      {say('new-form-choose-source')}{' '}
      <select
        value={beginning.source ? key(beginning.source) : ''}
        onChange={({ target }) => {
          const source = sources.find((one) => key(one) === target.value)
          onChange(source ? { source: { form: source.form, edition: source.edition } } : {})
        }}
      >
        <option value="" />
        {sources.map((one) => (
          <option key={key(one)} value={key(one)}>
            {one.title} {one.editionTitle}
          </option>
        ))}
      </select>
    </label>
  )
}

function ListChoice({ beginning, onChange }: Pick<Props, 'beginning' | 'onChange'>) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const [unreadable, setUnreadable] = useState<string>()
  const take = async (file: File) => {
    setUnreadable(undefined)
    onChange({})
    try {
      onChange(await readList(file, language))
    } catch (error) {
      const { explainSheet, UnreadableSheet } = await import('@formwright/sheets/table')
      if (!(error instanceof UnreadableSheet)) throw error
      setUnreadable(explainSheet(error.problem, language))
    }
  }
  return (
    <>
      <div>
        <Button variant="outlined" onClick={() => void saveTemplate(language)}>
          {say('new-form-template-file')}
        </Button>
      </div>
      <FileChoice
        label={say('new-form-choose-list')}
        accept=".xlsx,.csv"
        onFile={(file) => void take(file)}
      />
      {unreadable !== undefined && <Alert severity="error">{unreadable}</Alert>}
      {beginning.problems && beginning.problems.length > 0 && (
        <Alert severity="error">
          <ul>
            {beginning.problems.map(({ row, says }, index) => (
              <li key={index}>{say('new-form-row', { row, says })}</li>
            ))}
          </ul>
        </Alert>
      )}
      {beginning.problems?.length === 0 && (
        <Alert severity="success">
          {say('new-form-read', { n: beginning.fields?.length ?? 0 })}
          {beginning.unread && beginning.unread.length > 0 && (
            <> {say('new-form-unread', { columns: joinList(beginning.unread, language) })}</>
          )}
        </Alert>
      )}
    </>
  )
}

function SchemaChoice({ beginning, onChange }: Pick<Props, 'beginning' | 'onChange'>) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const [unreadable, setUnreadable] = useState<string>()
  const take = async (key: 'schema' | 'ui', file: File) => {
    const isLarge = file.size > MAX_FILE_BYTES
    const { problem, value } = readSchema(key, file, isLarge ? '' : await file.text(), language)
    setUnreadable(problem)
    onChange({ ...beginning, [key]: value })
  }
  const { schema, ui } = beginning
  const notes = useMemo(
    () =>
      schema === undefined
        ? []
        : importSchema(schema, { id: 'form', edition: '1', title: '', agency: '', ui, fieldTypes }).notes,
    [schema, ui],
  )
  return (
    <>
      <FileChoice
        label={say('new-form-choose-schema')}
        accept=".json"
        onFile={(file) => void take('schema', file)}
      />
      <FileChoice label={say('new-form-choose-ui')} accept=".json" onFile={(file) => void take('ui', file)} />
      {unreadable !== undefined && <Alert severity="error">{unreadable}</Alert>}
      {notes.length > 0 && (
        <Alert severity="info">
          {say('new-form-notes')}
          <ul>
            {notes.map((note, index) => (
              <li key={index}>{explainNote(note, language)}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  )
}

function FileChoice({
  label,
  accept,
  onFile,
}: {
  readonly label: string
  readonly accept: string
  readonly onFile: (file: File) => void
}) {
  return (
    <label>
      {label}{' '}
      <input
        type="file"
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) onFile(file)
        }}
      />
    </label>
  )
}

async function saveTemplate(language: string): Promise<void> {
  const { writeTemplate } = await import('@formwright/sheets')
  const { title, columns, rows, choices, guide } = fieldListTemplate(language)
  const shape = columns.map((column) => {
    const own = choices.get(column)
    return { title: column, width: 18, ...(own ? { choices: own } : {}) }
  })
  const workbook = await writeTemplate({ title, columns: shape }, language, { rows, guide })
  saveFile(new Blob([new Uint8Array(workbook)]), `${title}.xlsx`)
}
