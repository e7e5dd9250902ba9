import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

interface InstructionsDialogProps {
  readonly form: Form
  readonly onClose: () => void
}

/** The instructions of an edition in a dialog. */
export function InstructionsDialog({ form, onClose }: InstructionsDialogProps) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby="instructions-title">
      <DialogTitle id="instructions-title">{say('instructions')}</DialogTitle>
      <DialogContent dividers tabIndex={0}>
        <ol className="instructions">
          {form.bundle.edition.instructions?.map(({ id, text }) => (
            <li key={id}>{translate(form.bundle, language, text)}</li>
          ))}
        </ol>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
