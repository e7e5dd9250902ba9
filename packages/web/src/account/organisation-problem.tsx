import Alert from '@mui/material/Alert'
import type { Values } from '@formwright/definition'
import { ApiError } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { isOfColleagues, useColleaguesSay } from './colleague-texts.ts'

/** Explains why an invitation or an organisation name is rejected. */
export function OrganisationProblem({ error }: { readonly error: unknown }) {
  const say = useColleaguesSay()
  const details = error instanceof ApiError ? error.details : {}
  const reason = `reason-${String(details.reason)}`
  if (!isOfColleagues(reason)) return <Problem error={error} />
  return <Alert severity="error">{say(reason, details as Values)}</Alert>
}
