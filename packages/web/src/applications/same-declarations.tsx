import Alert from '@mui/material/Alert'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useStartSay } from './start-say.ts'

/**
 * Says that a region, or the reader’s organisation, declares for an edition already: they may mean to go on
 * with that.
 */
export function SameDeclarations({
  applications,
  own,
}: {
  readonly applications: readonly ApplicationSummary[]
  /** They are those of the reader’s organisation. */
  readonly own: boolean
}) {
  const say = useStartSay()
  const { language } = usePreferences()
  return (
    <Alert severity="warning">
      {say(own ? 'start-again-own' : 'start-again', { count: applications.length })}
      <ul className="blocker-items">
        {applications.map(({ id, title, stateTitle }) => (
          <li key={id}>
            <Link to="/applications/$draft/{-$part}" params={{ draft: id, part: undefined }}>
              {title || say('untitled')}
            </Link>{' '}
            <span className="quiet">{inLanguage(stateTitle, language)}</span>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
