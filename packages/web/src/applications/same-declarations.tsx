import Alert from '@mui/material/Alert'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '@formwright/api'
import { useSay } from '../texts/say.ts'

interface SameDeclarationsProps {
  readonly applications: readonly ApplicationSummary[]
  readonly isMeant: boolean
  readonly onMeant: (isMeant: boolean) => void
}

/** Says that a region declares for an edition already, and asks whether another one is meant. */
export function SameDeclarations({ applications, isMeant, onMeant }: SameDeclarationsProps) {
  const say = useSay()
  return (
    <Alert severity="warning">
      {say('start-again', { count: applications.length })}
      <ul className="blocker-items">
        {applications.map(({ id, title, stateTitle }) => (
          <li key={id}>
            <Link to="/applications/$draft/{-$part}" params={{ draft: id, part: undefined }}>
              {title || say('untitled')}
            </Link>{' '}
            <span className="quiet">{stateTitle}</span>
          </li>
        ))}
      </ul>
      <FormControlLabel
        control={<Checkbox checked={isMeant} onChange={(_event, checked) => onMeant(checked)} />}
        label={say('start-again-meant')}
      />
    </Alert>
  )
}
