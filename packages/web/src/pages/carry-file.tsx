import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { Reading } from '../declaration/readings.ts'
import { useSay } from '../texts/say.ts'
import { LeftList } from '../values/left-list.tsx'

/** What an import from another edition or version takes over, and what not. */
export interface FileToCarry {
  readonly reading: Omit<Reading, 'isOtherVersion'>
  /** Title of the file's edition. */
  readonly title: string
  /** Whether it is another version of the same edition. */
  readonly isSameEdition: boolean
  /** What could not be read, as text. */
  readonly problems: readonly string[]
}

/** Asks before carrying a file of another edition, listing what is left behind. */
export function CarryFile({
  reading: { left, origins, from },
  title,
  isSameEdition,
  problems,
  onGo,
  onClose,
}: FileToCarry & {
  readonly onGo: () => void
  readonly onClose: () => void
}) {
  const say = useSay()
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="carry-file-title">
      <DialogTitle id="carry-file-title">
        {say(isSameEdition ? 'version-file-title' : 'carry-file-title', { edition: title })}
      </DialogTitle>
      <DialogContent className="stack" tabIndex={0}>
        <p>
          {say(isSameEdition ? 'version-file-lead' : 'carry-file-lead', {
            count: Object.keys(origins).length,
          })}
        </p>
        {problems.length > 0 && (
          <ul className="blocker-items">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <LeftList left={left} from={from} isSameEdition={isSameEdition} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" onClick={onGo}>
          {say(isSameEdition ? 'version-file-go' : 'carry-file-go')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
