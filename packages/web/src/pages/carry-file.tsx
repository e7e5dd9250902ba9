import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { translate } from '@formwright/definition'
import type { OlderAnswers } from '../declaration/older.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { LeftList } from '../values/left-list.tsx'

/** Says what of a file of an older edition is carried into this one, and what is left behind. */
export function CarryFile({
  older: { carried, from },
  problems,
  onGo,
  onClose,
}: {
  readonly older: OlderAnswers
  /** What could not be read of the file, in words. */
  readonly problems: readonly string[]
  readonly onGo: () => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const { language } = usePreferences()
  const { left, origins } = carried
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="carry-file-title">
      <DialogTitle id="carry-file-title">
        {say('carry-file-title', { edition: translate(from, language, from.edition.title) })}
      </DialogTitle>
      <DialogContent className="stack" tabIndex={0}>
        <p>{say('carry-file-lead', { count: Object.keys(origins).length })}</p>
        {problems.length > 0 && (
          <ul className="blocker-items">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <LeftList left={left} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" onClick={onGo}>
          {say('carry-file-go')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
