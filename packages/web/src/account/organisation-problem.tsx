import Alert from '@mui/material/Alert'
import type { Values } from '@formwright/definition'
import { ApiError } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { isOfColleagues, useColleaguesSay } from './colleague-texts.ts'

/** Why somebody is not invited, or an organisation not named so. */
export function OrganisationProblem({ error }: { readonly error: unknown }) {
  const say = useColleaguesSay()
  const details = error instanceof ApiError ? error.details : {}
  const reason = `reason-${String(details.reason)}`
  if (!isOfColleagues(reason)) return <Problem error={error} />
  return <Alert severity="error">{say(reason, details as Values)}</Alert>
}
