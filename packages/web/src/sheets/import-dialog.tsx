import { useMemo, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { fieldsOf } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { changesIn, explainSheet } from '@formwright/sheets'
import type { ImportedWorkbook, SheetChange } from '@formwright/sheets'
import { fieldTypes, plainText } from '@formwright/fields'
import { translate } from '@formwright/renderer'
import { usePreferences } from '../app/preferences.ts'
import type { Opened } from '../editor/opened.ts'
import { inParts } from '../editor/in-parts.ts'
import { useSay } from '../texts/say.ts'

interface ImportDialogProps {
  readonly opened: Opened
  readonly name: string
  readonly imported: ImportedWorkbook
  readonly onJump: (pointer: string) => void
  readonly onClose: () => void
}

/** What a workbook would change, cell by cell, for somebody to choose from. Nothing is written before that. */
export function ImportDialog({ opened, name, imported, onJump, onClose }: ImportDialogProps) {
  const { form, open, mayEdit } = opened
  const say = useSay()
  const { language } = usePreferences()
  const changes = useMemo(() => changesIn(imported, open.answers), [imported, open])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(changes.filter(({ conflict, pointer }) => !conflict && mayEdit(pointer)).map(({ pointer }) => pointer)))
  const possible = changes.filter(({ pointer }) => mayEdit(pointer))
  const toggle = (pointer: string) => setChosen((before) => new Set(before.has(pointer) ? [...before].filter((other) => other !== pointer) : [...before, pointer]))
  const apply = () => {
    const taken = changes.filter(({ pointer }) => chosen.has(pointer))
    open.setAll(taken.map(({ pointer, after }) => [pointer, after]), 'imported')
    onClose()
    if (taken[0]) onJump(taken[0].pointer)
  }
  const texts = useMemo(() => new ValueTexts(form.bundle), [form])
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="import-title">
      <DialogTitle id="import-title">{say('workbook-title', { name })}</DialogTitle>
      <DialogContent className="stack">
        {imported.problems.length > 0 && (
          <Alert severity="warning">
            <ul className="plain-list">{imported.problems.slice(0, SHOWN_PROBLEMS).map((problem, index) => <li key={index}>{explainSheet(problem, language)}</li>)}</ul>
            {imported.problems.length > SHOWN_PROBLEMS && say('and-more', { count: imported.problems.length - SHOWN_PROBLEMS })}
          </Alert>
        )}
        {changes.length === 0 ? <p>{say('workbook-same')}</p> : <p>{say('workbook-lead', { count: changes.length, conflicts: changes.filter(({ conflict }) => conflict).length })}</p>}
        {changes.length > 0 && (
          <table className="pairs">
            <thead>
              <tr>
                <th><Checkbox size="small" checked={chosen.size === possible.length && chosen.size > 0} slotProps={{ input: { 'aria-label': say('all') } }} onChange={() => setChosen(new Set(chosen.size === possible.length ? [] : possible.map(({ pointer }) => pointer)))} /></th>
                <th>{say('cell')}</th><th>{say('now')}</th><th>{say('in-workbook')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.pointer} className={change.conflict ? 'is-conflict' : undefined}>
                  <td><Checkbox size="small" disabled={!mayEdit(change.pointer)} checked={chosen.has(change.pointer)} slotProps={{ input: { 'aria-label': change.label } }} onChange={() => toggle(change.pointer)} /></td>
                  <td>{translate(form, language, texts.labelOf(change))}<small className="quiet">{translate(form, language, form.bundle.parts.find(({ key }) => key === inParts(form.bundle.parts, change.pointer))?.title ?? '')}{change.conflict && <> · {say('changed-both')}</>}{!mayEdit(change.pointer) && <> · {say('locked')}</>}</small></td>
                  <td>{texts.show(change.pointer, change.before)}</td>
                  <td>{texts.show(change.pointer, change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        {changes.length > 0 && <Button variant="contained" disabled={chosen.size === 0} onClick={apply}>{say('take-changes', { count: chosen.size })}</Button>}
      </DialogActions>
    </Dialog>
  )
}

const SHOWN_PROBLEMS = 12
const LONG = 160

/** Values as people read them: the titles of options, rows counted. */
class ValueTexts {
  readonly #fields: ReturnType<typeof fieldsOf>

  constructor(bundle: Parameters<typeof fieldsOf>[0]) {
    this.#fields = fieldsOf(bundle)
  }

  labelOf({ pointer, label }: SheetChange): string {
    const field = this.#fields.find((candidate) => candidate.cells.some((cell) => cell.pointer === pointer))
    const cell = field?.cells.find((candidate) => candidate.pointer === pointer)
    if (!field || !cell) return label
    const title = (text: string) => text.split('｜').at(-1)!.replace(/[：:]$/, '')
    return cell.pointer === field.pointer ? title(field.title) : `${title(field.title)}｜${title(cell.schema.title ?? '')}`
  }

  show(pointer: string, value: Json | undefined): string {
    if (value === undefined || value === null) return '—'
    const field = this.#fields.find((candidate) => candidate.pointer === pointer)
    const cell = this.#fields.flatMap(({ cells }) => cells).find((candidate) => candidate.pointer === pointer)
    const type = field && fieldTypes.find((candidate) => candidate.shows === 'field' && candidate.rank > 0 && candidate.accepts(field))
    const text = Array.isArray(value) && typeof value[0] === 'object' ? value.map((row) => Object.values(row as object).join(' ')).join('；') : type && field ? type.plain(value, field) : plainText(value, cell?.schema ?? {})
    return text.length > LONG ? `${text.slice(0, LONG)}…（${text.length}）` : text
  }
}
