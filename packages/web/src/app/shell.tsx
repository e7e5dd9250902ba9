import DarkMode from '@mui/icons-material/DarkModeOutlined'
import LightMode from '@mui/icons-material/LightModeOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useColorScheme } from '@mui/material/styles'
import { Link } from '@tanstack/react-router'
import type { PageProps } from '../parts/page.tsx'
import { AccountMenu } from '../account/account-menu.tsx'
import { useSay } from '../texts/say.ts'
import { nextLanguage, setLanguage, usePreferences } from '../preferences/preferences.ts'

/** The bar on top and the page below it. */
export function Shell({ title, tools, children }: PageProps) {
  const say = useSay()
  return (
    <div className="site">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <header className="bar">
        <Link to="/" className="brand" aria-label={say('site')}>
          <img src="/icon.svg" alt="" width="26" height="26" />
          <span>{say('site')}</span>
        </Link>
        <div className="bar-title">{title}</div>
        <div className="bar-tools">
          {tools}
          <AccountMenu />
          <Choices />
        </div>
      </header>
      {children}
    </div>
  )
}

function Choices() {
  const say = useSay()
  const next = nextLanguage(usePreferences().language)
  const { mode, setMode } = useColorScheme()
  const dark = mode === 'dark'
  return (
    <span className="choices">
      <Button color="inherit" size="small" lang={next.tag} onClick={() => setLanguage(next.tag)}>
        {next.name}
      </Button>
      <IconButton
        color="inherit"
        size="small"
        aria-label={say(dark ? 'light' : 'dark')}
        title={say(dark ? 'light' : 'dark')}
        onClick={() => setMode(dark ? 'light' : 'dark')}
      >
        {dark ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}
      </IconButton>
    </span>
  )
}
