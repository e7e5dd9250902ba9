import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { Issuer } from './issuer.tsx'

interface InstructionsDialogProps {
  readonly bundle: FormBundle
  readonly onClose: () => void
}

/** The instructions in a dialog. */
export function InstructionsDialog({ bundle, onClose }: InstructionsDialogProps) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby="instructions-title">
      <DialogTitle id="instructions-title">{say('instructions')}</DialogTitle>
      <DialogContent dividers tabIndex={0}>
        <ol className="instructions">
          {bundle.edition.instructions?.map(({ id, text, issuer }) => (
            <li key={id}>
              {translate(bundle, language, text)} <Issuer bundle={bundle} issuer={issuer} />
            </li>
          ))}
        </ol>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
