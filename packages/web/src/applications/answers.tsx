import Alert from '@mui/material/Alert'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { reasonKey } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import { useSay } from '../texts/say.ts'
import type { NamedNote } from './use-move.ts'

type Texts = Readonly<Record<string, string>>

interface ReasonsProps {
  readonly warnings: readonly Finding[]
  readonly reasons: Texts
  readonly onChange: (reasons: Texts) => void
}

/** Why warnings are as they are, one by one. */
export function Reasons({ warnings, reasons, onChange }: ReasonsProps) {
  const say = useSay()
  if (warnings.length === 0) return null
  return (
    <>
      <p>{say('reasons-lead', { count: warnings.length })}</p>
      {warnings.map((warning) => (
        <TextField
          key={reasonKey(warning)}
          multiline
          size="small"
          label={say('reason')}
          helperText={warning.message}
          value={reasons[reasonKey(warning)] ?? ''}
          onChange={(event) => onChange({ ...reasons, [reasonKey(warning)]: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
      ))}
    </>
  )
}

/** What goes to the applicant with a return. */
export function SentNotes({ notes }: { readonly notes: readonly NamedNote[] }) {
  const say = useSay()
  if (notes.length === 0) return null
  return (
    <>
      <p>{say('notes-sent', { count: notes.length })}</p>
      <ul className="blocker-items">
        {notes.map(({ id, label, text }) => (
          <li key={id}>
            <strong>{label}</strong>
            {say('colon')}
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}

interface AnswersProps {
  /** Notes that were neither followed nor answered. */
  readonly notes: readonly NamedNote[]
  readonly replies: Texts
  readonly onReply: (replies: Texts) => void
  /** How many have no reply yet. */
  readonly left: number
  readonly asItIs: boolean
  readonly onAsItIs: (asItIs: boolean) => void
}

/** Asks for an answer to each note that was not followed; without one the reader says that it is meant. */
export function Answers({ notes, replies, onReply, left, asItIs, onAsItIs }: AnswersProps) {
  const say = useSay()
  if (notes.length === 0) return null
  return (
    <>
      <Alert severity="warning">{say('notes-unanswered', { count: notes.length })}</Alert>
      {notes.map(({ id, label, text }) => (
        <TextField
          key={id}
          multiline
          size="small"
          label={say('note-reply')}
          helperText={`${label}${say('colon')}${text}`}
          value={replies[id] ?? ''}
          onChange={(event) => onReply({ ...replies, [id]: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 5000 } }}
        />
      ))}
      {left > 0 && (
        <FormControlLabel
          control={<Checkbox checked={asItIs} onChange={(event) => onAsItIs(event.target.checked)} />}
          label={say('notes-as-it-is', { count: left })}
        />
      )}
    </>
  )
}
