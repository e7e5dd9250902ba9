import Alert from '@mui/material/Alert'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import type { HalfTypedText } from '../drafts/half-typed.ts'
import { useSay } from '../texts/say.ts'

interface HalfTypedChoiceProps {
  readonly texts: readonly HalfTypedText[]
  readonly labelOf: (pointer: string) => string
  /** Pointers of those that are not sent. */
  readonly staying: ReadonlySet<string>
  readonly onChange: (staying: ReadonlySet<string>) => void
}

/** Selects which unsent comments are sent with the transition. */
export function HalfTypedChoice({ texts, labelOf, staying, onChange }: HalfTypedChoiceProps) {
  const say = useSay()
  if (texts.length === 0) return null
  const choose = (pointer: string, goes: boolean) =>
    onChange(new Set(goes ? [...staying].filter((one) => one !== pointer) : [...staying, pointer]))
  return (
    <Alert severity="warning">
      {say('half-typed', { count: texts.length })}
      {texts.map(({ pointer, text }) => (
        <FormControlLabel
          key={pointer}
          control={
            <Checkbox
              size="small"
              checked={!staying.has(pointer)}
              onChange={(_event, checked) => choose(pointer, checked)}
            />
          }
          label={`${labelOf(pointer)}${say('colon')}${text}`}
        />
      ))}
    </Alert>
  )
}
