import { useMemo, useState } from 'react'
import Alert from '@mui/material/Alert'
import type { DefinitionSource } from '@formwright/api'
import { explainNote, importSchema } from '@formwright/authoring'
import { MAX_FILE_BYTES } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { useEditionTitles } from '../api/form-titles.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { FileChoice } from './file-choice.tsx'
import { ListChoice } from './list-choice.tsx'
import { readSchema } from './read-schema.ts'
import type { StartSource, StartMode } from './new-form.ts'
import { useStudioSay } from './say.ts'

interface Props {
  readonly mode: StartMode
  readonly sources: readonly DefinitionSource[]
  readonly startSource: StartSource
  readonly onChange: (startSource: StartSource) => void
}

/** The input for a way to start: a file, or a form to copy. */
export function StartSourceChoice({ mode, sources, startSource, onChange }: Props) {
  const say = useStudioSay()
  const nameOf = useEditionTitles()
  if (mode === 'list') return <ListChoice onList={(list) => onChange(list ? { list } : {})} />
  if (mode === 'schema') return <SchemaChoice startSource={startSource} onChange={onChange} />
  if (mode !== 'copy') return null
  const key = ({ form, edition }: { form: string; edition: string }) => `${form}/${edition}`
  return (
    <label>
      {say('new-form-choose-source')}{' '}
      <select
        value={startSource.source ? key(startSource.source) : ''}
        onChange={({ target }) => {
          const source = sources.find((one) => key(one) === target.value)
          onChange(source ? { source: { form: source.form, edition: source.edition } } : {})
        }}
      >
        <option value="" />
        {sources.map((one) => (
          <option key={key(one)} value={key(one)}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

function SchemaChoice({ startSource, onChange }: Pick<Props, 'startSource' | 'onChange'>) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const [unreadable, setUnreadable] = useState<string>()
  const take = async (key: 'schema' | 'ui', file: File) => {
    const isLarge = file.size > MAX_FILE_BYTES
    const { problem, value } = readSchema(key, file, isLarge ? '' : await file.text(), language)
    setUnreadable(problem)
    onChange({ ...startSource, [key]: value })
  }
  const { schema, ui } = startSource
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
