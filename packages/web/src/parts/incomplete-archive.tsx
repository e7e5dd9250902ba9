import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './incomplete-archive.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

interface IncompleteArchiveProps {
  /** Names of the missing files. */
  readonly missing: readonly string[]
  readonly onSave: () => void
  readonly onClose: () => void
}

/** Warns before saving an archive with missing evidence. */
export function IncompleteArchive({ missing, onSave, onClose }: IncompleteArchiveProps) {
  const say = useOwnSay()
  return (
    <Dialog open onClose={onClose} aria-labelledby="incomplete-title">
      <DialogTitle id="incomplete-title">{say('archive-lacks', { count: missing.length })}</DialogTitle>
      <DialogContent className="stack">
        <span>{say('archive-lacks-text')}</span>
        <ul>
          {missing.map((name, index) => (
            <li key={index}>{name}</li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {say('cancel')}
        </Button>
        <Button
          onClick={() => {
            onSave()
            onClose()
          }}
        >
          {say('save-without')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
