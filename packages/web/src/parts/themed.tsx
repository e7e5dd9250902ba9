import { createContext, useContext, useEffect } from 'react'
import type { ReactNode } from 'react'
import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import { ThemeProvider, useColorScheme } from '@mui/material/styles'
import { usePreferences } from '../preferences/preferences.ts'
import { theme } from './theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const styles = createCache({ key: 'mui', nonce, prepend: true })
const IsThemed = createContext(false)

/** Provides MUI with theme and CSP nonce; nested uses are ignored. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const { scheme } = usePreferences()
  if (useContext(IsThemed)) return children
  return (
    <IsThemed value>
      <CacheProvider value={styles}>
        <ThemeProvider theme={theme} defaultMode={scheme} storageManager={null}>
          <FollowScheme />
          {children}
        </ThemeProvider>
      </CacheProvider>
    </IsThemed>
  )
}

function FollowScheme() {
  const { scheme } = usePreferences()
  const { setMode } = useColorScheme()
  useEffect(() => setMode(scheme), [scheme, setMode])
  return null
}
