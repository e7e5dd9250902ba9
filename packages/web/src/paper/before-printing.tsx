import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { PaperReport } from '@formwright/api'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { useSay } from '../texts/say.ts'
import { OverflowList } from './overflow-list.tsx'
import './paper.css'

interface BeforePrintingProps {
  readonly opened: OpenDeclaration
  readonly report: PaperReport
  readonly onJump: (pointer: string) => void
  /** Prints anyway. */
  readonly onGoOn: () => void
  readonly onClose: () => void
}

/** Warns before printing that something does not fit. */
export function BeforePrinting({ opened, report, onJump, onGoOn, onClose }: BeforePrintingProps) {
  const say = useSay()
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="before-printing">
      <DialogTitle id="before-printing">{say('paper-check')}</DialogTitle>
      <DialogContent>
        <OverflowList
          opened={opened}
          report={report}
          onJump={(pointer) => {
            onClose()
            onJump(pointer)
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onGoOn}>{say('paper-as-it-is')}</Button>
        <Button variant="contained" onClick={onClose}>
          {say('paper-shorten')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
