import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Home } from '../pages/home.tsx'
import { Missing } from '../pages/missing.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing })

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

/** The editor and everything that it needs come when a declaration is opened; so do the pages of reviewers and administrators. */
const editor = createRoute({
  getParentRoute: () => root,
  path: '/apply/$draft/{-$part}',
  component: lazyRouteComponent(() => import('../editor/editor-page.tsx'), 'EditorPage'),
})
const application = createRoute({
  getParentRoute: () => root,
  path: '/applications/$draft/{-$part}',
  component: lazyRouteComponent(() => import('../applications/application-page.tsx'), 'ApplicationPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../account/sign-in.tsx'), 'SignIn'),
  // only addresses of this site: nobody is sent elsewhere after signing in
  validateSearch: ({ back }: Record<string, unknown>): { back?: string } =>
    typeof back === 'string' && /^\/(?!\/)/.test(back) ? { back } : {},
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../account/invitation.tsx'), 'Invitation'),
})
const queue = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('../review/queue-page.tsx'), 'QueuePage'),
})
const desk = createRoute({
  getParentRoute: () => root,
  path: '/review/$id',
  component: lazyRouteComponent(() => import('../review/desk-page.tsx'), 'DeskPage'),
  validateSearch: ({ part }: Record<string, unknown>): { part?: string } =>
    typeof part === 'string' ? { part } : {},
})
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify/$id/$code',
  component: lazyRouteComponent(() => import('../verify/verify-page.tsx'), 'VerifyPage'),
})
const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('../admin/admin-page.tsx'), 'AdminPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([home, editor, application, signIn, invitation, queue, desk, verify, admin]),
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
