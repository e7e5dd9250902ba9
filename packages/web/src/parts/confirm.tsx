import { useState } from 'react'
import type { ReactNode } from 'react'
import Button from '@mui/material/Button'
import type { ButtonProps } from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { Problem } from '../api/problem.tsx'
import { useSay } from '../texts/say.ts'

interface ConfirmProps {
  readonly title: string
  readonly text: ReactNode
  readonly action: string
  readonly onConfirm: () => Promise<unknown>
  readonly onClose: () => void
}

/** A confirmation dialog that names the action and its consequences. */
export function Confirm({ title, text, action, onConfirm, onClose }: ConfirmProps) {
  const say = useSay()
  const [error, setError] = useState<unknown>(undefined)
  return (
    <Dialog open onClose={onClose} aria-labelledby="confirm-title">
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent className="stack">
        <div>{text}</div>
        <Problem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {say('cancel')}
        </Button>
        <Button color="error" variant="contained" onClick={() => void onConfirm().then(onClose, setError)}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

interface ConfirmButtonProps extends Pick<ButtonProps, 'aria-label' | 'color'> {
  /** Label of the action. */
  readonly label: string
  /** Object and consequences of the action. */
  readonly text: string
  readonly onConfirm: () => Promise<unknown>
}

/** A button that asks for confirmation. */
export function ConfirmButton({ label, text, onConfirm, ...button }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="small" {...button} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking && (
        <Confirm
          title={label}
          text={text}
          action={label}
          onConfirm={onConfirm}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
