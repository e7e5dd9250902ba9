import { useMemo, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate } from '@formwright/definition'
import type { Change, Finding, Form } from '@formwright/engine'
import { changesIn, keptIn, takenChanges, unshownChanges } from '@formwright/sheets'
import type { SheetChange } from '@formwright/sheets'
import { usePreferences } from '../preferences/preferences.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { useLabels } from '../values/labels.ts'
import { LeftList } from '../values/left-list.tsx'
import { ImportedChange } from './imported-change.tsx'
import { referencesIn, strayReferences } from './stray-references.ts'
import type { FilledWorkbook } from './workbook-file.ts'
import texts from './texts.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

interface ImportDialogProps extends FilledWorkbook {
  readonly form: Form
  /** The current answers; before a declaration is started, those that were exported. */
  readonly current: unknown
  readonly mayEdit?: (pointer: string) => boolean
  /** Whether a declaration is started from the selected changes. */
  readonly isBeginning?: boolean
  readonly onTake: (changes: readonly Change[]) => void
  readonly onClose: () => void
}

/** The changes of a workbook, cell by cell, to choose from. Nothing is written before confirmation. */
export function ImportDialog({
  form,
  name,
  imported,
  older,
  problems,
  current,
  mayEdit = anything,
  isBeginning = false,
  onTake,
  onClose,
}: ImportDialogProps) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const changed = useMemo(() => changesIn(imported, current), [imported, current])
  const locked = useMemo(
    () => (changed.length > 0 || older ? [] : keptIn(imported, current, form.bundle)),
    [changed, older, imported, current, form],
  )
  const changes = changed.length > 0 ? changed : locked
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const plain = changed.filter(({ conflict, pointer }) => !conflict && mayEdit(pointer))
    const hidden = unshownChanges(form, current, plain)
    return new Set(plain.map(({ pointer }) => pointer).filter((pointer) => !hidden.has(pointer)))
  })
  // where both sides changed the deciding value, the selected one counts
  const unshown = useMemo(
    () =>
      unshownChanges(
        form,
        current,
        changes.filter(({ conflict, pointer }) => !conflict || chosen.has(pointer)),
      ),
    [form, current, changes, chosen],
  )
  const possible = changes.filter(({ pointer }) => mayEdit(pointer))
  const toggle = (pointer: string) =>
    setChosen(
      (before) =>
        new Set(
          before.has(pointer) ? [...before].filter((other) => other !== pointer) : [...before, pointer],
        ),
    )
  const labelOf = useLabels(form, imported)
  const taken = useMemo(() => changes.filter(({ pointer }) => chosen.has(pointer)), [changes, chosen])
  const existing = useMemo(() => referencesIn(form, current, language), [form, current, language])
  const strays = useMemo(
    () => strayReferences(form, current, taken, language, existing),
    [form, current, taken, language, existing],
  )
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="import-title">
      <DialogTitle id="import-title">{say('workbook-title', { name })}</DialogTitle>
      <DialogContent className="stack">
        {problems.length > 0 && (
          <Alert severity="warning">
            <ul className="plain-list">
              {problems.slice(0, SHOWN_PROBLEMS).map((problem, index) => (
                <li key={index}>{problem}</li>
              ))}
            </ul>
            {problems.length > SHOWN_PROBLEMS && say('and-more', { count: problems.length - SHOWN_PROBLEMS })}
          </Alert>
        )}
        {older && (
          <>
            <p>
              {say('workbook-older', { edition: translate(older.from, language, older.from.edition.title) })}
            </p>
            <LeftList left={older.left} from={older.from} />
          </>
        )}
        <p>
          {say(
            locked.length > 0
              ? 'workbook-held'
              : leadOf(changes, { isBeginning, isOlder: older !== undefined }),
            {
              count: changes.length,
              conflicts: changes.filter(({ conflict }) => conflict).length,
            },
          )}
        </p>
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
                <ImportedChange
                  key={change.pointer}
                  form={form}
                  current={current}
                  change={change}
                  label={labelOf(change.pointer)}
                  editable={mayEdit(change.pointer)}
                  isOlder={older !== undefined}
                  isUnshown={unshown.has(change.pointer)}
                  chosen={chosen.has(change.pointer)}
                  onToggle={() => toggle(change.pointer)}
                />
              ))}
            </tbody>
          </table>
        )}
        <Strays lead="workbook-strays-go" strays={strays.going} />
        <Strays lead="workbook-strays" strays={strays.left} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        {(isBeginning || changes.length > 0) && (
          <Button
            variant="contained"
            disabled={!isBeginning && chosen.size === 0}
            onClick={() => onTake(takenChanges(form, current, taken))}
          >
            {say(isBeginning ? 'take-and-begin' : 'take-changes', { count: chosen.size })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

/** The introductory text of the table. */
function leadOf(
  changes: readonly SheetChange[],
  { isBeginning, isOlder }: { readonly isBeginning: boolean; readonly isOlder: boolean },
) {
  if (isBeginning) return 'workbook-begin-lead'
  if (isOlder) return 'workbook-older-lead'
  return changes.length === 0 ? 'workbook-same' : 'workbook-lead'
}

function Strays({
  lead,
  strays,
}: {
  readonly lead: 'workbook-strays' | 'workbook-strays-go'
  readonly strays: readonly Finding[]
}) {
  const say = useOwnSay()
  if (strays.length === 0) return null
  return (
    <Alert severity="warning">
      {say(lead, { count: strays.length })}
      <ul className="plain-list">
        {strays.slice(0, SHOWN_PROBLEMS).map(({ message }, index) => (
          <li key={index}>{message}</li>
        ))}
      </ul>
      {strays.length > SHOWN_PROBLEMS && say('and-more', { count: strays.length - SHOWN_PROBLEMS })}
    </Alert>
  )
}

const SHOWN_PROBLEMS = 12
const anything = () => true
