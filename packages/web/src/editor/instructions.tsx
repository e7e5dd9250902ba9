import { useState } from 'react'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

/** The instructions of the edition, as they stand on the official form. */
export function Instructions({ form }: { readonly form: Form }) {
  const say = useSay()
  const { language } = usePreferences()
  const [shown, setShown] = useState(false)
  const { instructions = [] } = form.bundle.edition
  if (instructions.length === 0) return null
  return (
    <>
      <Button size="small" className="sections-more" onClick={() => setShown(true)}>
        {say('instructions')}
      </Button>
      <Dialog open={shown} onClose={() => setShown(false)} maxWidth="md" aria-labelledby="instructions-title">
        <DialogTitle id="instructions-title">{say('instructions')}</DialogTitle>
        <DialogContent dividers tabIndex={0}>
          <ol className="instructions">
            {instructions.map(({ id, text }) => (
              <li key={id}>{translate(form.bundle, language, text)}</li>
            ))}
          </ol>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setShown(false)}>{say('close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  )
}
