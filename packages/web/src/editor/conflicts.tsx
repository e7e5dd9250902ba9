import { useSyncExternalStore } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { fieldsOf, isWithin } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Conflict, Form, OpenForm } from '@formwright/engine'
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
            <button type="button" className="fw-link" onClick={() => onJump(conflict.pointer)}>{labelOf(form, conflict.pointer)}</button>
            <span>{say('mine-value', { value: shown(conflict.mine, say('empty-value')) })}</span>
            <span>{say('their-value', { value: shown(conflict.theirs, say('empty-value')) })}</span>
            <Button size="small" onClick={() => keeper.settle(conflict.pointer)}>{say('keep-mine')}</Button>
            <Button size="small" onClick={() => take(conflict)}>{say('take-theirs')}</Button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function labelOf(form: Form, pointer: string): string {
  return fieldsOf(form.bundle).find((field) => isWithin(pointer, field.pointer))?.label ?? pointer
}

function shown(value: Json | undefined, empty: string): string {
  if (value === undefined || value === null || value === '') return empty
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
