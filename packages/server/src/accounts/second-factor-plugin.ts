import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'

/** Whether a path of better-auth is where an agency's single sign-on sends people back to. */
export function isSingleSignOn(path: string | undefined): boolean {
  return path !== undefined && (path.startsWith('/callback/') || path.startsWith('/oauth2/callback/'))
}

/**
 * The second factor, asked for after every way of signing in: the plugin itself looks at those with a
 * password only.
 */
export function secondFactorPlugin(): BetterAuthPlugin {
  // who signs in at the agency has no password to confirm it with
  const plugin = twoFactor({ issuer: 'Formwright', allowPasswordless: true })
  const after = plugin.hooks.after.map(({ matcher, handler }) => ({
    handler,
    matcher: (context: Parameters<typeof matcher>[0]) => matcher(context) || isSingleSignOn(context.path),
  }))
  return { ...plugin, hooks: { after } }
}

/**
 * Who comes back from the agency follows addresses, not answers: the page that asks for the code is the next
 * one.
 */
export const askForCode = {
  id: 'ask-for-code',
  hooks: {
    after: [
      {
        matcher: ({ path }: { readonly path?: string }) => isSingleSignOn(path),
        handler: createAuthMiddleware(async (context) => {
          const { returned, responseHeaders } = context.context
          if (!isTwoFactorRedirect(returned)) return undefined
          const wanted = new URL(responseHeaders?.get('location') ?? '/', context.context.baseURL)
          const search = new URLSearchParams({ factor: 'code', back: wanted.pathname + wanted.search })
          throw context.redirect(`/sign-in?${search}`)
        }),
      },
    ],
  },
}

function isTwoFactorRedirect(returned: unknown): boolean {
  return typeof returned === 'object' && returned !== null && 'twoFactorRedirect' in returned
}
