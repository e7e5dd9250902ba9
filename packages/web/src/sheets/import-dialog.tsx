import { useMemo, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { changesIn, explainSheet, refusedIn } from '@formwright/sheets'
import type { ImportedWorkbook, SheetChange } from '@formwright/sheets'
import { usePreferences } from '../preferences/preferences.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { inParts } from '../declaration/in-parts.ts'
import { useSay } from '../texts/say.ts'
import { useSides } from '../values/difference.tsx'
import { useLabels } from '../values/labels.ts'

interface ImportDialogProps {
  readonly opened: OpenDeclaration
  readonly name: string
  readonly imported: ImportedWorkbook
  readonly onJump: (pointer: string) => void
  readonly onClose: () => void
}

/**
 * What a workbook would change, cell by cell, for somebody to choose from. Nothing is written before that.
 */
export function ImportDialog({ opened, name, imported, onJump, onClose }: ImportDialogProps) {
  const { form, store, mayEdit } = opened
  const say = useSay()
  const { language } = usePreferences()
  const changes = useMemo(() => changesIn(imported, store.answers), [imported, store])
  const problems = useMemo(
    () => [
      ...refusedIn(imported, form.assess(imported.answers, { language }).findings),
      ...imported.problems,
    ],
    [imported, form, language],
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        changes
          .filter(({ conflict, pointer }) => !conflict && mayEdit(pointer))
          .map(({ pointer }) => pointer),
      ),
  )
  const possible = changes.filter(({ pointer }) => mayEdit(pointer))
  const toggle = (pointer: string) =>
    setChosen(
      (before) =>
        new Set(
          before.has(pointer) ? [...before].filter((other) => other !== pointer) : [...before, pointer],
        ),
    )
  const apply = () => {
    const taken = changes.filter(({ pointer }) => chosen.has(pointer))
    store.setAll(
      taken.map(({ pointer, after }) => [pointer, after]),
      'imported',
    )
    onClose()
    if (taken[0]) onJump(taken[0].pointer)
  }
  const labelOf = useLabels(form)
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="import-title">
      <DialogTitle id="import-title">{say('workbook-title', { name })}</DialogTitle>
      <DialogContent className="stack">
        {problems.length > 0 && (
          <Alert severity="warning">
            <ul className="plain-list">
              {problems.slice(0, SHOWN_PROBLEMS).map((problem, index) => (
                <li key={index}>{explainSheet(problem, language)}</li>
              ))}
            </ul>
            {problems.length > SHOWN_PROBLEMS && say('and-more', { count: problems.length - SHOWN_PROBLEMS })}
          </Alert>
        )}
        {changes.length === 0 ? (
          <p>{say('workbook-same')}</p>
        ) : (
          <p>
            {say('workbook-lead', {
              count: changes.length,
              conflicts: changes.filter(({ conflict }) => conflict).length,
            })}
          </p>
        )}
        {changes.length > 0 && (
          <table className="pairs imported">
            <thead>
              <tr>
                <th>
                  <Checkbox
                    size="small"
                    checked={chosen.size === possible.length && chosen.size > 0}
                    slotProps={{ input: { 'aria-label': say('all') } }}
                    onChange={() =>
                      setChosen(
                        new Set(
                          chosen.size === possible.length ? [] : possible.map(({ pointer }) => pointer),
                        ),
                      )
                    }
                  />
                </th>
                <th>{say('cell')}</th>
                <th>{say('now')}</th>
                <th>{say('in-workbook')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <Row
                  key={change.pointer}
                  form={form}
                  change={change}
                  label={labelOf(change.pointer)}
                  editable={mayEdit(change.pointer)}
                  chosen={chosen.has(change.pointer)}
                  onToggle={() => toggle(change.pointer)}
                />
              ))}
            </tbody>
          </table>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        {changes.length > 0 && (
          <Button variant="contained" disabled={chosen.size === 0} onClick={apply}>
            {say('take-changes', { count: chosen.size })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

const SHOWN_PROBLEMS = 12

interface RowProps {
  readonly form: Form
  readonly change: SheetChange
  readonly label: string
  readonly editable: boolean
  readonly chosen: boolean
  readonly onToggle: () => void
}

function Row({
  form,
  change: { pointer, before, after, conflict },
  label,
  editable,
  chosen,
  onToggle,
}: RowProps) {
  const say = useSay()
  const { language } = usePreferences()
  const [now, inWorkbook] = useSides({ form, pointer, before, after })
  const part = form.bundle.parts.find(({ key }) => key === inParts(form.bundle.parts, pointer))
  return (
    <tr className={conflict ? 'is-conflict' : undefined}>
      <td>
        <Checkbox
          size="small"
          disabled={!editable}
          checked={chosen}
          slotProps={{ input: { 'aria-label': label } }}
          onChange={onToggle}
        />
      </td>
      <td>
        {label}
        <small className="quiet">
          {translate(form.bundle, language, part?.title ?? '')}
          {conflict && <> · {say('changed-both')}</>}
          {!editable && <> · {say('locked')}</>}
        </small>
      </td>
      <td>{now}</td>
      <td>{inWorkbook}</td>
    </tr>
  )
}
