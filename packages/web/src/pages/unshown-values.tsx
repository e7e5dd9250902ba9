import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { KeptAside } from '@formwright/definition'
import { valueText } from '@formwright/fields/value-text'
import type { UnseenValues } from '../declaration/readings.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { useLabels } from '../values/labels.ts'
import texts from './file-texts.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

/** Lists hidden and dropped values of a file before a declaration is started. */
export function UnshownValues({
  form,
  answers,
  unshown,
  unplaced,
  onGo,
  onClose,
}: UnseenValues & { readonly onGo: () => void; readonly onClose: () => void }) {
  const say = useOwnSay()
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="unshown-title">
      <DialogTitle id="unshown-title">{say('unshown-title')}</DialogTitle>
      <DialogContent className="stack" tabIndex={0}>
        <Values lead={say('unshown-lead')} values={unshown} form={form} answers={answers} />
        <Values lead={say('unplaced-lead')} values={unplaced} form={form} answers={answers} />
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

function Values({
  lead,
  values,
  form,
  answers,
}: Pick<UnseenValues, 'form' | 'answers'> & { readonly lead: string; readonly values: KeptAside }) {
  const { language } = usePreferences()
  const labelOf = useLabels(form, { answers })
  if (Object.keys(values).length === 0) return null
  return (
    <>
      <p>{lead}</p>
      <table className="pairs">
        <tbody>
          {Object.entries(values).map(([pointer, value]) => (
            <tr key={pointer}>
              <td>{labelOf(pointer)}</td>
              <td>{valueText(form, pointer, value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
