import { useMemo } from 'react'
import Checkbox from '@mui/material/Checkbox'
import { translate } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { cellsOfChange, withChanges } from '@formwright/sheets'
import type { ChangedCell, SheetChange } from '@formwright/sheets'
import { inParts } from '../declaration/in-parts.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { useSides } from '../values/difference.tsx'
import { useLabels } from '../values/labels.ts'
import texts from './texts.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

interface ImportedChangeProps {
  readonly form: Form
  readonly current: unknown
  readonly change: SheetChange
  readonly label: string
  readonly editable: boolean
  readonly isOlder: boolean
  readonly isUnshown: boolean
  readonly chosen: boolean
  readonly onToggle: () => void
}

/** One change to choose; of a list also every cell and row that one tick changes. */
export function ImportedChange(props: ImportedChangeProps) {
  const { form, current, change, label, editable, isOlder, isUnshown, chosen, onToggle } = props
  const { pointer, conflict } = change
  const say = useOwnSay()
  const { language } = usePreferences()
  const part = form.bundle.parts.find(({ key }) => key === inParts(form.bundle.parts, pointer))
  const remarks = [
    ...(form.bundle.parts.length > 1 && part ? [translate(form.bundle, language, part.title)] : []),
    ...(conflict ? [say(isOlder ? 'filled-here' : 'changed-both')] : []),
    ...(isUnshown ? [say('unshown')] : []),
    ...(editable ? [] : [say('locked')]),
  ]
  const cells = useMemo(() => cellsOfChange(form.bundle, current, change), [form, current, change])
  const then = useMemo(
    () => ({ answers: withChanges(current, [[pointer, change.after]]) }),
    [current, change],
  )
  const labelNow = useLabels(form, { answers: current })
  const labelThen = useLabels(form, then)
  return (
    <>
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
          <small className="quiet">{remarks.join(' · ')}</small>
        </td>
        {cells.length === 0 ? (
          <Sides form={form} {...change} />
        ) : (
          <td colSpan={2}>{say('whole-list', { count: cells.length })}</td>
        )}
      </tr>
      {cells.slice(0, SHOWN_CELLS).map((cell) => (
        <tr key={`${cell.kind} ${cell.pointer}`} className="is-within">
          <td />
          <td>
            {(cell.kind === 'removed' ? labelNow : labelThen)(cell.pointer)}
            {cell.kind !== 'changed' && (
              <small className="quiet">{say(cell.kind === 'added' ? 'row-added' : 'row-gone')}</small>
            )}
          </td>
          <Sides form={form} {...cell} />
        </tr>
      ))}
      {cells.length > SHOWN_CELLS && (
        <tr className="is-within">
          <td />
          <td colSpan={3}>{say('and-more', { count: cells.length - SHOWN_CELLS })}</td>
        </tr>
      )}
    </>
  )
}

const SHOWN_CELLS = 100

/** Both values in full: they are what is decided about. */
function Sides(props: Pick<ChangedCell, 'pointer' | 'before' | 'after'> & { readonly form: Form }) {
  const [now, inWorkbook] = useSides(props)
  return (
    <>
      <td>{now}</td>
      <td>{inWorkbook}</td>
    </>
  )
}
