import { useSyncExternalStore } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import type { Conflict, Form, OpenForm } from '@formwright/engine'
import { labelAt, shownValue } from '../applications/shown.ts'
import type { Keeper } from '../drafts/keeper.ts'
import { useSay } from '../texts/say.ts'

interface ConflictsProps {
  readonly keeper: Keeper
  readonly open: OpenForm
  readonly form: Form
  readonly onJump: (pointer: string) => void
}

/** Fields that were changed in two windows at once: both values, and the reader chooses. */
export function Conflicts({ keeper, open, form, onJump }: ConflictsProps) {
  const say = useSay()
  const conflicts = useSyncExternalStore(keeper.subscribe, () => keeper.conflicts)
  if (conflicts.length === 0) return null
  const take = ({ pointer, theirs }: Conflict) => {
    open.set(pointer, theirs)
    keeper.settle(pointer)
  }
  return (
    <Alert severity="warning" className="conflicts">
      <strong>{say('conflict-title')}</strong>
      <p>{say('conflict-text')}</p>
      <ul>
        {conflicts.map((conflict) => (
          <li key={conflict.pointer}>
            <button type="button" className="fw-link" onClick={() => onJump(conflict.pointer)}>{labelAt(form, conflict.pointer)}</button>
            <span>{say('mine-value', { value: shownValue(conflict.mine, say('empty-value')) })}</span>
            <span>{say('their-value', { value: shownValue(conflict.theirs, say('empty-value')) })}</span>
            <Button size="small" onClick={() => keeper.settle(conflict.pointer)}>{say('keep-mine')}</Button>
            <Button size="small" onClick={() => take(conflict)}>{say('take-theirs')}</Button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
