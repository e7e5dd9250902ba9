import { useSyncExternalStore } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import type { Conflict, Form, OpenForm } from '@formwright/engine'
import type { Keeper } from '../drafts/keeper.ts'
import { useSay } from '../texts/say.ts'
import { useSides } from '../values/difference.tsx'
import { useLabels } from '../values/labels.ts'

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
  const labelOf = useLabels(form)
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
            <button type="button" className="fw-link" onClick={() => onJump(conflict.pointer)}>
              {labelOf(conflict.pointer)}
            </button>
            <Sides form={form} {...conflict} />
            <Button size="small" onClick={() => keeper.settle(conflict.pointer)}>
              {say('keep-mine')}
            </Button>
            <Button size="small" onClick={() => take(conflict)}>
              {say('take-theirs')}
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Sides({ form, pointer, mine, theirs }: Conflict & { readonly form: Form }) {
  const say = useSay()
  const [here, there] = useSides({ form, pointer, before: mine, after: theirs })
  return (
    <>
      <span>
        {say('mine-value')}
        {here}
      </span>
      <span>
        {say('their-value')}
        {there}
      </span>
    </>
  )
}
