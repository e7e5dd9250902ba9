import Alert from '@mui/material/Alert'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useStartSay } from './start-say.ts'

/** Indicates that the region or organisation already has an application for an edition. */
export function SameDeclarations({
  applications,
  own,
}: {
  readonly applications: readonly ApplicationSummary[]
  /** Whether they belong to the reader's organisation. */
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
