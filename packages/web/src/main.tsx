import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import { ThemeProvider } from '@mui/material/styles'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { router } from './app/router.tsx'
import { theme } from './app/theme.ts'
import { InsecurePage } from './app/insecure-page.tsx'
import '@formwright/renderer/styles.css'
import './app/site.css'

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const styles = createCache({ key: 'mui', nonce, prepend: true })
const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' } } })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme} defaultMode="light">
        <QueryClientProvider client={queries}>
          {isSecureContext ? <RouterProvider router={router} /> : <InsecurePage />}
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  </StrictMode>,
)

if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/sw.js')
