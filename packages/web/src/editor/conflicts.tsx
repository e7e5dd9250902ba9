import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import type { Conflict, Form, FormStore } from '@formwright/engine'
import type { ResolveConflict } from './use-resolve-conflict.ts'
import { useSay } from '../texts/say.ts'
import { useSides } from '../values/difference.tsx'
import { useLabels } from '../values/labels.ts'
import type { UndecidedField } from './use-reported.ts'

interface ConflictsProps {
  readonly undecided: readonly UndecidedField[]
  readonly decide: ResolveConflict
  readonly form: Form
  readonly store: FormStore
  readonly onJump: (pointer: string) => void
}

/** Unresolved conflicts with both values, who set the other one and when, to choose from. */
export function Conflicts({ undecided, decide, form, store, onJump }: ConflictsProps) {
  const say = useSay()
  const labelOf = useLabels(form, store)
  return (
    <Alert severity="warning" className="conflicts">
      <strong>{say('conflict-title')}</strong>
      <p>{say('conflict-text')}</p>
      <ul>
        {undecided.map((field, index) => (
          <li key={`${field.pointer} ${index}`}>
            <button type="button" className="fw-link" onClick={() => onJump(field.pointer)}>
              {labelOf(field.pointer)}
            </button>
            <span className="quiet">
              {field.by} {field.at}
            </span>
            <Sides form={form} {...field} />
            <Button size="small" onClick={() => decide(field, 'mine')}>
              {say('keep-mine')}
            </Button>
            <Button size="small" onClick={() => decide(field, 'theirs')}>
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
  const [here, theirValue] = useSides({ form, pointer, before: mine, after: theirs })
  return (
    <>
      <span>
        {say('mine-value')}
        {here}
      </span>
      <span>
        {say('their-value')}
        {theirValue}
      </span>
    </>
  )
}
