import type { ExportChoices } from '@formwright/api'
import { useMemo, useState } from 'react'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { editionLabel, editionsQuery, sortedForReader } from '../api/editions.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { PAPER_FORMATS } from '@formwright/api'
import { FORMAT_NAMES } from '../paper/formats.ts'
import { useExportsSay } from './exports-say.ts'
import { CHOSEN, FULL, NONE, TableChoice } from './table-choice.tsx'

/** The dialog for requesting an export. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useExportsSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const editions = useQuery(editionsQuery)
  const [picked, setPicked] = useState('')
  const offered = sortedForReader(editions.data ?? [], language)
  const edition = offered.find(({ id }) => id === picked) ?? offered[0]
  const choices = useQuery({
    queryKey: ['export-choices', edition?.id],
    enabled: edition !== undefined,
    queryFn: () =>
      call('GET /exports/choices', { query: { form: edition!.form, edition: edition!.edition } }),
  })
  const first = choices.data?.tables[0]
  const [table, setTable] = useState<string | undefined>(undefined)
  const [states, setStates] = useState<readonly string[] | undefined>(undefined)
  const [papers, setPapers] = useState<ReadonlySet<string>>(new Set())
  const [evidence, setEvidence] = useState(false)
  const [withPrivate, setWithPrivate] = useState(false)
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [columns, setColumns] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<unknown>(undefined)
  const chosen = table ?? first?.id ?? FULL
  const shownStates = states ?? choices.data?.tables.find(({ id }) => id === chosen)?.states ?? []
  const ordered = useMemo(
    () => choices.data?.columns.filter(({ value }) => columns.has(value)).map(({ value }) => value) ?? [],
    [choices.data, columns],
  )
  const nothing =
    papers.size === 0 && !evidence && (chosen === NONE || (chosen === CHOSEN && ordered.length === 0))
  const start = async () => {
    setProblem(undefined)
    try {
      await call('POST /exports', {
        body: {
          form: edition!.form,
          edition: edition!.edition,
          papers: PAPER_FORMATS.filter((paper) => papers.has(paper)),
          ...(evidence ? { evidence } : {}),
          private: withPrivate,
          ...(shownStates.length > 0 ? { states: shownStates } : {}),
          ...tableOf(chosen, format, ordered),
        },
      })
      await queries.invalidateQueries({ queryKey: ['exports'] })
      onClose()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="export-title">
      <DialogTitle id="export-title">{say('export-new')}</DialogTitle>
      <DialogContent className="stack">
        <Problem error={problem ?? choices.error ?? editions.error} />
        <TextField
          select
          size="small"
          label={say('export-edition')}
          value={edition?.id ?? ''}
          onChange={(event) => setPicked(event.target.value)}
        >
          {offered.map((one) => (
            <MenuItem key={one.id} value={one.id}>
              {editionLabel(one, language)}
            </MenuItem>
          ))}
        </TextField>
        <TableChoice
          choices={choices.data}
          chosen={chosen}
          onChosen={setTable}
          format={format}
          onFormat={setFormat}
          columns={columns}
          onColumns={setColumns}
        />
        <TextField
          select
          size="small"
          label={say('export-states')}
          value={shownStates}
          helperText={shownStates.length === 0 ? say('export-all-states') : undefined}
          slotProps={{ select: { multiple: true } }}
          onChange={(event) => setStates([event.target.value].flat())}
        >
          {(choices.data?.states ?? []).map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {title}
            </MenuItem>
          ))}
        </TextField>
        <div role="group" aria-label={say('export-papers')}>
          <span className="quiet">{say('export-papers')}</span>{' '}
          {PAPER_FORMATS.map((paper) => (
            <FormControlLabel
              key={paper}
              label={FORMAT_NAMES[paper]}
              control={
                <Checkbox
                  size="small"
                  checked={papers.has(paper)}
                  onChange={(event) =>
                    setPapers(
                      (before) =>
                        new Set(
                          event.target.checked
                            ? [...before, paper]
                            : [...before].filter((other) => other !== paper),
                        ),
                    )
                  }
                />
              }
            />
          ))}
          <FormControlLabel
            label={say('evidence')}
            control={
              <Checkbox
                size="small"
                checked={evidence}
                onChange={(event) => setEvidence(event.target.checked)}
              />
            }
          />
          <PrivateChoice choices={choices.data} checked={withPrivate} onChange={setWithPrivate} />
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" disabled={nothing || !edition} onClick={() => void start()}>
          {say('export-start')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** The selected table as request. */
function tableOf(chosen: string, format: 'xlsx' | 'csv', columns: readonly string[]) {
  if (chosen === NONE) return {}
  if (chosen === FULL) return { table: { format } }
  return { table: { format, ...(chosen === CHOSEN ? { columns } : { id: chosen }) } }
}

interface PrivateChoiceProps {
  readonly choices: ExportChoices | undefined
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Includes unmasked private data, for roles that may see it. */
function PrivateChoice({ choices, checked, onChange }: PrivateChoiceProps) {
  const say = useExportsSay()
  if (!choices?.private) return null
  return (
    <FormControlLabel
      label={say('export-private')}
      control={
        <Checkbox size="small" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      }
    />
  )
}
