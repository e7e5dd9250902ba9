import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Home } from '../pages/home.tsx'
import { Missing } from '../pages/missing.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing })

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

/** The editor and everything that it needs come when a declaration is opened. */
const editor = createRoute({
  getParentRoute: () => root,
  path: '/apply/$draft/{-$part}',
  component: lazyRouteComponent(() => import('../editor/editor-page.tsx'), 'EditorPage'),
})

export const router = createRouter({ routeTree: root.addChildren([home, editor]), defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
