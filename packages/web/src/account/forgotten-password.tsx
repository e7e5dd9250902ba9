import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { useSay } from '../texts/say.ts'
import { useAttempt, valuesOf } from './attempt.ts'

/** Requests a password reset email. Does not reveal whether the account exists. */
export function ForgottenPassword({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { error, done, attempt } = useAttempt()
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="forgotten-title">
      <DialogTitle id="forgotten-title">{say('forgotten-password')}</DialogTitle>
      <form
        onSubmit={(event) => {
          const { email = '' } = valuesOf(event)
          void attempt(() => call('POST /forgotten-password', { body: { email: email.trim() } }))
        }}
      >
        <DialogContent className="stack">
          <p className="quiet">{say('forgotten-password-text')}</p>
          <TextField
            name="email"
            type="email"
            label={say('email')}
            required
            slotProps={{ htmlInput: { autoComplete: 'username' } }}
          />
          <Problem error={error} />
          {done && <Alert severity="success">{say('forgotten-password-sent')}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say('close')}</Button>
          <Button type="submit" variant="contained" disabled={done}>
            {say('send-email')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
