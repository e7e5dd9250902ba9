import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate, valueAt } from '@formwright/definition'
import { diffDocuments } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import type { Reading } from '../declaration/readings.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { useLabels } from '../values/labels.ts'
import texts from './which-edition.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

/** A file without stated edition, and its possible interpretations. */
export interface ReadingsOfFile {
  readonly name: string
  /** The form being filled in. */
  readonly form: Form
  readonly readings: readonly Reading[]
}

/** Maximum number of differing values shown. */
const SHOWN = 8

/** Asks which edition a file is of, showing the result for each. */
export function WhichEdition({
  name,
  form,
  readings,
  onChoose,
  onClose,
}: ReadingsOfFile & {
  readonly onChoose: (reading: Reading) => void
  readonly onClose: () => void
}) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form)
  const titleOf = ({ from = form.bundle }: Reading) => translate(from, language, from.edition.title)
  const [first, ...others] = readings as [Reading, ...Reading[]]
  const differing = [
    ...new Set(
      others.flatMap(({ answers }) => diffDocuments(first.answers, answers).map(({ path }) => path)),
    ),
  ].filter((pointer) => pointer !== '')
  const shown = (pointer: string, { answers }: Reading) =>
    valueText(form, pointer, valueAt(answers, pointer), language) || say('empty-value')
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="which-edition-title">
      <DialogTitle id="which-edition-title">{say('which-edition-title', { name })}</DialogTitle>
      <DialogContent className="stack" tabIndex={0}>
        <p>{say('which-edition-lead')}</p>
        <table className="pairs">
          <thead>
            <tr>
              <th>{say('cell')}</th>
              {readings.map((reading) => (
                <th key={titleOf(reading)}>{say('read-as', { edition: titleOf(reading) })}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.slice(0, SHOWN).map((pointer) => (
              <tr key={pointer}>
                <td>{labelOf(pointer)}</td>
                {readings.map((reading) => (
                  <td key={titleOf(reading)}>{shown(pointer, reading)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {differing.length > SHOWN && <p>{say('and-more', { count: differing.length - SHOWN })}</p>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        {readings.map((reading) => (
          <Button key={titleOf(reading)} variant="outlined" onClick={() => onChoose(reading)}>
            {say('it-is-of', { edition: titleOf(reading) })}
          </Button>
        ))}
      </DialogActions>
    </Dialog>
  )
}
