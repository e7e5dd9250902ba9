import type { ReactNode } from 'react'
import { useSay } from '../texts/say.ts'
import { IconButton } from './button.tsx'
import { Close } from './icons.tsx'

interface AlertProps {
  readonly severity: 'error' | 'warning' | 'info'
  /** Buttons beside the text. */
  readonly action?: ReactNode
  readonly onClose?: () => void
  readonly className?: string
  readonly children: ReactNode
}

/** An alert for the first page, which is shown before MUI is loaded. */
export function Alert({ severity, action, onClose, className = '', children }: AlertProps) {
  const say = useSay()
  return (
    <div role="alert" className={`alert is-${severity} ${className}`}>
      <div className="alert-text">{children}</div>
      {action}
      {onClose && !action && (
        <IconButton aria-label={say('close')} title={say('close')} onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      )}
    </div>
  )
}
