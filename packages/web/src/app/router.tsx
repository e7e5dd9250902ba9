import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { Home } from '../pages/home.tsx'
import { Missing } from '../pages/missing.tsx'
import { Broken } from '../parts/boundary.tsx'
import { PageFrame } from '../parts/page.tsx'
import { NewVersion } from './new-version.tsx'
import { SendUnsent } from './unsent.tsx'
import { lazyPart, plainPart } from '../parts/lazy-part.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Site, notFoundComponent: Missing })

function Site() {
  return (
    <PageFrame value={Shell}>
      <NewVersion />
      <SendUnsent />
      <Outlet />
    </PageFrame>
  )
}

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

/** Lazy routes: the editor, review and administration. */
const editor = createRoute({
  getParentRoute: () => root,
  path: '/apply/$draft/{-$part}',
  component: plainPart(() => import('../editor/editor-page.tsx').then(({ EditorPage: page }) => page)),
})
const application = createRoute({
  getParentRoute: () => root,
  path: '/applications/$draft/{-$part}',
  component: lazyPart(() =>
    import('../applications/application-page.tsx').then(({ ApplicationPage: page }) => page),
  ),
})
const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipts/$id',
  component: lazyPart(() => import('../applications/receipt-page.tsx').then(({ ReceiptPage: page }) => page)),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyPart(() => import('../account/sign-in.tsx').then(({ SignIn: page }) => page)),
  // only addresses of this site, to prevent open redirects after sign-in
  validateSearch: ({
    back,
    factor,
    error,
  }: Record<string, unknown>): { back?: string; factor?: 'code'; error?: string } => ({
    ...(typeof back === 'string' && /^\/(?!\/)/.test(back) ? { back } : {}),
    ...(factor === 'code' ? { factor } : {}),
    ...(typeof error === 'string' ? { error } : {}),
  }),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyPart(() => import('../account/invitation.tsx').then(({ Invitation: page }) => page)),
})
const queue = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyPart(() => import('../review/queue-page.tsx').then(({ QueuePage: page }) => page)),
})
const desk = createRoute({
  getParentRoute: () => root,
  path: '/review/$id',
  component: lazyPart(() => import('../review/desk-page.tsx').then(({ DeskPage: page }) => page)),
  validateSearch: ({ part }: Record<string, unknown>): { part?: string } =>
    typeof part === 'string' ? { part } : {},
})
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify/$id/$code',
  component: lazyPart(() => import('../verify/verify-page.tsx').then(({ VerifyPage: page }) => page)),
})
const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyPart(() => import('../admin/admin-page.tsx').then(({ AdminPage: page }) => page)),
})

const definitionReview = createRoute({
  getParentRoute: () => root,
  path: '/definitions/$draft',
  component: lazyPart(() => import('../studio/review-page.tsx').then(({ ReviewPage: page }) => page)),
})
const studio = createRoute({
  getParentRoute: () => root,
  path: '/studio/$draft',
  component: lazyPart(() => import('../studio/studio-page.tsx').then(({ StudioPage: page }) => page)),
  // file and pointer of a problem to show first
  validateSearch: ({ at }: Record<string, unknown>): { at?: string } =>
    typeof at === 'string' ? { at } : {},
})
const newForm = createRoute({
  getParentRoute: () => root,
  path: '/studio/new',
  component: lazyPart(() => import('../studio/new-form-page.tsx').then(({ NewFormPage: page }) => page)),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    editor,
    application,
    receipt,
    signIn,
    invitation,
    queue,
    desk,
    verify,
    admin,
    studio,
    definitionReview,
    newForm,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
