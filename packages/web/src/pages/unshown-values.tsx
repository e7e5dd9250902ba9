import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { KeptAside } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import { usePreferences } from '../preferences/preferences.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { useLabels } from '../values/labels.ts'
import texts from './file-texts.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

/** Answers of a file that hold values which are not shown with what is chosen in them. */
export interface UnshownInFile {
  readonly form: Form
  readonly answers: unknown
  readonly unshown: KeptAside
}

/** Names what of a file is kept without being shown, before a declaration begins with it. */
export function UnshownValues({
  form,
  answers,
  unshown,
  onGo,
  onClose,
}: UnshownInFile & { readonly onGo: () => void; readonly onClose: () => void }) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, { answers })
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="unshown-title">
      <DialogTitle id="unshown-title">{say('unshown-title')}</DialogTitle>
      <DialogContent className="stack" tabIndex={0}>
        <p>{say('unshown-lead')}</p>
        <table className="pairs">
          <tbody>
            {Object.entries(unshown).map(([pointer, value]) => (
              <tr key={pointer}>
                <td>{labelOf(pointer)}</td>
                <td>{valueText(form, pointer, value, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" onClick={onGo}>
          {say('unshown-go')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
