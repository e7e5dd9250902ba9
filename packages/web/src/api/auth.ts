import { send } from './api.ts'

/** The key of a second factor, shown only once. */
export interface SecondFactorKey {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** The responses of better-auth below `/api/auth` that the site uses. */
interface AuthAnswers {
  readonly 'sign-in/email': { readonly twoFactorRedirect?: boolean }
  readonly 'sign-in/social': { readonly url: string }
  readonly 'sign-out': unknown
  readonly 'two-factor/enable': SecondFactorKey
  readonly 'two-factor/verify-totp': object
  readonly 'two-factor/verify-backup-code': object
  readonly 'two-factor/disable': unknown
  readonly 'two-factor/generate-backup-codes': Pick<SecondFactorKey, 'backupCodes'>
}

/**
 * Calls better-auth.
 * @throws ApiError
 */
export async function callAuth<P extends keyof AuthAnswers>(path: P, body: object): Promise<AuthAnswers[P]> {
  return (await send('POST', `/auth/${path}`, body)) as AuthAnswers[P]
}
