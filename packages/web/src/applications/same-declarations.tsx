import Alert from '@mui/material/Alert'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '@formwright/api'
import { useSay } from '../texts/say.ts'

/** Says that a region declares for an edition already: the reader may mean to go on with that. */
export function SameDeclarations({ applications }: { readonly applications: readonly ApplicationSummary[] }) {
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
    </Alert>
  )
}
