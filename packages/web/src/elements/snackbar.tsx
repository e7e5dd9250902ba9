import { Alert } from './alert.tsx'

interface SnackbarProps {
  readonly text: string
  readonly onClose: () => void
}

/** An error message at the bottom of the page until it is closed. */
export function Snackbar({ text, onClose }: SnackbarProps) {
  return (
    <div className="snackbar">
      <Alert severity="error" onClose={onClose}>
        {text}
      </Alert>
    </div>
  )
}
