import Alert from '@mui/material/Alert'
import type { Form, FormStore } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { dayText, timeText } from '../texts/time.ts'
import { useLabels } from '../values/labels.ts'
import type { ApplicationStatus } from './application-status.ts'

interface NoticeProps extends Pick<ApplicationStatus, 'notes' | 'returned'> {
  readonly form: Form
  readonly store: Pick<FormStore, 'answers'>
  readonly onJump: (pointer: string) => void
}

/** The reason of a return, with the notes. */
export function ReturnNotice({ form, store, notes, returned, onJump }: NoticeProps) {
  const say = useSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, store)
  if (!returned) return null
  return (
    <Alert severity="warning" className="returned" data-returned>
      <strong>{say('returned-by', { by: returned.by, at: timeText(returned.at, language) })}</strong>
      {returned.due && <strong>{say('returned-due', { due: dayText(returned.due, language) })}</strong>}
      {returned.opinion && <p className="returned-opinion">{returned.opinion}</p>}
      {notes.length > 0 && (
        <ol>
          {notes.map(({ id, pointer, text }) => (
            <li key={id}>
              <button type="button" className="fw-link" onClick={() => onJump(pointer)}>
                {labelOf(pointer)}
              </button>
              {say('colon')}
              {text}
            </li>
          ))}
        </ol>
      )}
    </Alert>
  )
}
