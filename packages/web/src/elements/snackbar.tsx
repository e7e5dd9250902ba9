import { Alert } from './alert.tsx'

interface SnackbarProps {
  readonly text: string
  readonly onClose: () => void
}

/** Says at the foot of the page what went wrong, until it is closed. */
export function Snackbar({ text, onClose }: SnackbarProps) {
  return (
    <div className="snackbar">
      <Alert severity="error" onClose={onClose}>
        {text}
      </Alert>
    </div>
  )
}
