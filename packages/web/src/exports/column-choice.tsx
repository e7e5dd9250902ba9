import { useState } from 'react'
import TextField from '@mui/material/TextField'
import type { ExportChoices } from '@formwright/api'
import { useExportsSay } from './exports-say.ts'

interface ColumnChoiceProps {
  readonly choices: ExportChoices
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** Selects fields as columns, by part, in form order. */
export function ColumnChoice({ choices, chosen, onChange }: ColumnChoiceProps) {
  const say = useExportsSay()
  const [text, setText] = useState('')
  const parts = [{ key: '', title: say('application-facts') }, ...choices.parts]
  const toggle = (values: readonly string[], on: boolean) =>
    onChange(new Set(on ? [...chosen, ...values] : [...chosen].filter((value) => !values.includes(value))))
  return (
    <fieldset className="columns">
      <legend>{say('export-columns', { count: chosen.size })}</legend>
      <TextField
        size="small"
        type="search"
        fullWidth
        label={say('find')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="columns-box">
        {parts.map((part) => {
          const own = choices.columns.filter(
            (column) => column.part === part.key && column.title.includes(text.trim()),
          )
          if (own.length === 0) return null
          const values = own.map(({ value }) => value)
          return (
            <div key={part.key}>
              <label>
                <input
                  type="checkbox"
                  checked={values.every((value) => chosen.has(value))}
                  onChange={(event) => toggle(values, event.target.checked)}
                />{' '}
                <strong>{part.title}</strong>
              </label>
              {own.map(({ value, title }) => (
                <label key={value}>
                  <input
                    type="checkbox"
                    checked={chosen.has(value)}
                    onChange={(event) => toggle([value], event.target.checked)}
                  />{' '}
                  {title}
                </label>
              ))}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
