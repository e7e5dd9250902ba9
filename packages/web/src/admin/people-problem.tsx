import Alert from '@mui/material/Alert'
import type { Values } from '@formwright/definition'
import { ApiError } from '../api/api.ts'
import { OrganisationProblem } from '../account/organisation-problem.tsx'
import { isAdminText, useAdminSay } from './say.ts'

/** Explains why a change to an account or invitation is rejected. */
export function PeopleProblem({ error }: { readonly error: unknown }) {
  const say = useAdminSay()
  const details = error instanceof ApiError ? error.details : {}
  const reason = `reason-${String(details.reason)}`
  if (!isAdminText(reason)) return <OrganisationProblem error={error} />
  return <Alert severity="error">{say(reason, details as Values)}</Alert>
}
