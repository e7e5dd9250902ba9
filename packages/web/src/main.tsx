import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { isRetryable } from './api/api.ts'
import { router } from './app/router.tsx'
import { InsecurePage } from './app/insecure-page.tsx'
import { StorageTimeout } from './api/with-timeout.ts'
import '@formwright/renderer/styles.css'
import './app/site.css'

/** Retry interval in milliseconds when the server is unavailable. */
const AGAIN_MS = 15_000

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 1 && !(error instanceof StorageTimeout),
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      // failed queries are retried on reconnect
      refetchOnReconnect: true,
      refetchInterval: ({ state }) => (isRetryable(state.error) ? AGAIN_MS : false),
    },
  },
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      {isSecureContext ? <RouterProvider router={router} /> : <InsecurePage />}
    </QueryClientProvider>
  </StrictMode>,
)

/** Milliseconds. */
const QUIET_MS = 3000

if ('serviceWorker' in navigator && import.meta.env.PROD) void keepForLater()

/** Registers the service worker for offline use shortly after the page was shown. */
async function keepForLater(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  setTimeout(() => active?.postMessage('keep-all', []), QUIET_MS)
}
