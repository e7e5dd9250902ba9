import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { call } from '../api/api.ts'
import { callAuth } from '../api/auth.ts'
import { Problem } from '../api/problem.tsx'
import { meQuery } from '../api/queries.ts'
import { useSay } from '../texts/say.ts'
import { useAttempt, valuesOf } from './attempt.ts'
import { SecondFactor } from './second-factor.tsx'

/** Password and second factor. Cannot be closed while a required second factor is not set up. */
export function Security({ onClose }: { readonly onClose?: () => void }) {
  const say = useSay()
  const person = useQuery(meQuery).data?.person
  return (
    <Dialog open {...(onClose ? { onClose } : {})} fullWidth maxWidth="xs" aria-labelledby="security-title">
      <DialogTitle id="security-title">{say('security')}</DialogTitle>
      <DialogContent className="stack">
        {person?.lacksSecondFactor ? (
          <Alert severity="info">{say('second-factor-needed')}</Alert>
        ) : (
          <Password />
        )}
        <SecondFactor active={person?.secondFactor ?? false} />
      </DialogContent>
      <DialogActions>
        {onClose ? (
          <Button onClick={onClose}>{say('close')}</Button>
        ) : (
          <Button onClick={leave}>{say('sign-out')}</Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

function leave() {
  void callAuth('sign-out', {}).finally(() => location.assign('/'))
}

function Password() {
  const say = useSay()
  const { error, done, attempt } = useAttempt()
  const least = useQuery(meQuery).data?.minPassword ?? 1
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        const { current = '', password = '' } = valuesOf(event)
        void attempt(() => call('PUT /me/password', { body: { current, password } }))
      }}
    >
      <h3>{say('change-password')}</h3>
      <TextField
        size="small"
        type="password"
        name="current"
        label={say('current-password')}
        required
        slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
      />
      <TextField
        size="small"
        type="password"
        name="password"
        label={say('new-password')}
        helperText={say('password-hint', { count: least })}
        required
        slotProps={{ htmlInput: { autoComplete: 'new-password', minLength: least } }}
      />
      <Problem error={error} />
      {done && <Alert severity="success">{say('password-changed')}</Alert>}
      <Button type="submit" variant="outlined">
        {say('change-password')}
      </Button>
    </form>
  )
}
