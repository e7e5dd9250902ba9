import TextField from '@mui/material/TextField'
import type { WorkflowTransition } from '@formwright/definition'
import { writtenAt } from '@formwright/engine'
import { useSay } from '../texts/say.ts'
import type { EnteredFields } from './make-transition.ts'

/** The inputs of a transition. */
export function fieldsOf(transition: WorkflowTransition) {
  const needsOpinion = transition.requires?.includes('opinion') ?? false
  return {
    needsOpinion,
    opinion: needsOpinion || (transition.asks?.includes('opinion') ?? false),
    date: writtenAt(transition, 'date') !== undefined,
    due: transition.asks?.includes('due') ?? false,
  }
}

/** The opinion, date and due date, as required. */
export function TransitionFields({
  transition,
  today,
  entered,
  onChange,
}: {
  readonly transition: WorkflowTransition
  readonly today: string
  readonly entered: EnteredFields
  readonly onChange: (entered: EnteredFields) => void
}) {
  const say = useSay()
  const fields = fieldsOf(transition)
  return (
    <>
      {fields.opinion && (
        <TextField
          multiline
          minRows={3}
          label={say('opinion')}
          required={fields.needsOpinion}
          {...(writtenAt(transition, 'opinion') === undefined ? {} : { helperText: say('opinion-written') })}
          value={entered.opinion}
          onChange={(event) => onChange({ ...entered, opinion: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 5000 } }}
        />
      )}
      {fields.date && (
        <TextField
          type="date"
          required
          label={say('opinion-date')}
          value={entered.date}
          onChange={(event) => onChange({ ...entered, date: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      {fields.due && (
        <TextField
          type="date"
          label={say('due-date')}
          value={entered.due}
          onChange={(event) => onChange({ ...entered, due: event.target.value })}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
        />
      )}
    </>
  )
}
