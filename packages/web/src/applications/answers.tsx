import { useId } from 'react'
import Alert from '@mui/material/Alert'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { reasonKey } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import { useSay } from '../texts/say.ts'
import type { NamedNote } from './use-transition.ts'

type Texts = Readonly<Record<string, string>>

interface ReasonsProps {
  readonly warnings: readonly Finding[]
  readonly reasons: Texts
  readonly onChange: (reasons: Texts) => void
}

/** Asks for a reason for each warning. */
export function Reasons({ warnings, reasons, onChange }: ReasonsProps) {
  const say = useSay()
  if (warnings.length === 0) return null
  return (
    <>
      <p>{say('reasons-lead', { count: warnings.length })}</p>
      {warnings.map((warning) => (
        <AnswerField
          key={reasonKey(warning)}
          about={warning.message}
          label={say('reason')}
          value={reasons[reasonKey(warning)] ?? ''}
          onChange={(text) => onChange({ ...reasons, [reasonKey(warning)]: text })}
          maxLength={1000}
        />
      ))}
    </>
  )
}

interface AnswerFieldProps {
  /** Context of the answer, shown before it. */
  readonly about: string
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly maxLength: number
}

function AnswerField({ about, label, value, onChange, maxLength }: AnswerFieldProps) {
  const id = useId()
  return (
    <div className="answer-field">
      <p id={id}>{about}</p>
      <TextField
        multiline
        fullWidth
        size="small"
        label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength, 'aria-describedby': id } }}
      />
    </div>
  )
}

/** The notes sent with a return. */
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
  /** Number of notes without reply. */
  readonly left: number
  readonly asItIs: boolean
  readonly onAsItIs: (asItIs: boolean) => void
}

/** Asks for replies to notes that were not followed, or a confirmation that this is intended. */
export function Answers({ notes, replies, onReply, left, asItIs, onAsItIs }: AnswersProps) {
  const say = useSay()
  if (notes.length === 0) return null
  return (
    <>
      <Alert severity="warning">{say('notes-unanswered', { count: notes.length })}</Alert>
      {notes.map(({ id, label, text }) => (
        <AnswerField
          key={id}
          about={`${label}${say('colon')}${text}`}
          label={say('note-reply')}
          value={replies[id] ?? ''}
          onChange={(reply) => onReply({ ...replies, [id]: reply })}
          maxLength={5000}
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
