import type { ReactNode } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useSay } from '../texts/say.ts'

/** Something that blocks a transition, with links to fix it. */
export interface Blocker {
  readonly text: string
  readonly items?: readonly ReactNode[]
  /** Number of items beyond `items`. */
  readonly more?: number
  readonly pointer?: string
  readonly severity?: 'error' | 'warning' | 'info'
}

export function Blockers({
  blockers,
  mayChange,
  onGo,
}: {
  readonly blockers: readonly Blocker[]
  readonly mayChange: (pointer: string) => boolean
  readonly onGo: ((pointer: string) => void) | undefined
}) {
  const say = useSay()
  return blockers.map(({ text, items = [], more = 0, pointer, severity = 'error' }) => (
    <Alert
      key={text}
      severity={severity}
      action={
        pointer !== undefined &&
        onGo && (
          <Button size="small" color="inherit" onClick={() => onGo(pointer)}>
            {say(severity === 'error' && mayChange(pointer) ? 'go-there' : 'look-there')}
          </Button>
        )
      }
    >
      {text}
      {items.length > 0 && (
        <ul className="blocker-items">
          {items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
          {more > 0 && <li className="quiet">{say('and-more', { count: more })}</li>}
        </ul>
      )}
    </Alert>
  ))
}
