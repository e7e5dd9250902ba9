import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { ExportChoices } from '@formwright/api'
import { useExportsSay } from './exports-say.ts'
import { ColumnChoice } from './column-choice.tsx'

/** Options besides the edition's own tables. */
export const NONE = 'none'
export const FULL = 'full'
export const CHOSEN = 'chosen'

interface TableChoiceProps {
  readonly choices: ExportChoices | undefined
  readonly chosen: string
  readonly onChosen: (table: string) => void
  readonly format: 'xlsx' | 'csv'
  readonly onFormat: (format: 'xlsx' | 'csv') => void
  readonly columns: ReadonlySet<string>
  readonly onColumns: (columns: ReadonlySet<string>) => void
}

/** Selects a table of the edition, all fields, selected fields, or none. */
export function TableChoice({
  choices,
  chosen,
  onChosen,
  format,
  onFormat,
  columns,
  onColumns,
}: TableChoiceProps) {
  const say = useExportsSay()
  return (
    <>
      <TextField
        select
        size="small"
        label={say('export-table')}
        value={chosen}
        onChange={(event) => onChosen(event.target.value)}
      >
        {choices?.tables.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
        <MenuItem value={FULL}>{say('export-full-table')}</MenuItem>
        <MenuItem value={CHOSEN}>{say('export-chosen-table')}</MenuItem>
        <MenuItem value={NONE}>{say('export-no-table')}</MenuItem>
      </TextField>
      {chosen === CHOSEN && choices && (
        <ColumnChoice choices={choices} chosen={columns} onChange={onColumns} />
      )}
      {chosen !== NONE && (
        <TextField
          select
          size="small"
          label={say('export-format')}
          value={format}
          onChange={(event) => onFormat(event.target.value as typeof format)}
        >
          <MenuItem value="xlsx">Excel (.xlsx)</MenuItem>
          <MenuItem value="csv">CSV</MenuItem>
        </TextField>
      )}
    </>
  )
}
