import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'

/** Whether a better-auth path is a callback of single sign-on. */
export function isSingleSignOn(path: string | undefined): boolean {
  return path !== undefined && (path.startsWith('/callback/') || path.startsWith('/oauth2/callback/'))
}

/** Requires the second factor after every kind of sign-in; the plugin itself only covers passwords. */
export function secondFactorPlugin(): BetterAuthPlugin {
  // single sign-on users have no password to confirm with
  const plugin = twoFactor({ issuer: 'Formwright', allowPasswordless: true })
  const after = plugin.hooks.after.map(({ matcher, handler }) => ({
    handler,
    matcher: (context: Parameters<typeof matcher>[0]) => matcher(context) || isSingleSignOn(context.path),
  }))
  return { ...plugin, hooks: { after } }
}

/**
 * Single sign-on ends with a redirect rather than JSON, so the user is redirected to the page that asks for
 * the code.
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
          const target = new URL(responseHeaders?.get('location') ?? '/', context.context.baseURL)
          const search = new URLSearchParams({ factor: 'code', back: target.pathname + target.search })
          throw context.redirect(`/sign-in?${search}`)
        }),
      },
    ],
  },
}

function isTwoFactorRedirect(returned: unknown): boolean {
  return typeof returned === 'object' && returned !== null && 'twoFactorRedirect' in returned
}
