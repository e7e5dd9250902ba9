import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../api/queries.ts'
import { Alert } from '../elements/alert.tsx'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './single-sign-on.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

/** Reasons for a failed single sign-on, by error codes of OpenID Connect, better-auth and the server. */
const FAILURES: Readonly<Record<string, keyof typeof texts>> = {
  signup_disabled: 'not-invited',
  account_unproven: 'unproven',
  ACCOUNT_DISABLED: 'disabled',
  access_denied: 'cancelled',
}

/** Explains a failed single sign-on and what to do. */
export function SingleSignOnFailure({ failure }: { readonly failure: string }) {
  const say = useOwnSay()
  const me = useQuery(meQuery)
  const known = Object.hasOwn(FAILURES, failure) ? FAILURES[failure] : undefined
  const name = me.data?.singleSignOn ?? say('sign-on')
  return <Alert severity="error">{say(known ?? 'failed', { name, failure: failure.slice(0, 60) })}</Alert>
}
