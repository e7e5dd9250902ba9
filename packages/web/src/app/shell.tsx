import { Link } from '@tanstack/react-router'
import { Button, IconButton } from '../elements/button.tsx'
import { DarkMode, LightMode } from '../elements/icons.tsx'
import type { PageProps } from '../parts/page.tsx'
import { AccountMenu } from '../account/account-menu.tsx'
import { useSay } from '../texts/say.ts'
import { otherLanguages, setLanguage, setScheme, usePreferences } from '../preferences/preferences.ts'

/** The page layout with the bar on top. */
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
  const { language, scheme } = usePreferences()
  const dark = scheme === 'dark'
  return (
    <span className="choices">
      {otherLanguages(language).map(({ tag, name }) => (
        <Button key={tag} color="inherit" size="small" lang={tag} onClick={() => setLanguage(tag)}>
          {name}
        </Button>
      ))}
      <IconButton
        aria-label={say(dark ? 'light' : 'dark')}
        title={say(dark ? 'light' : 'dark')}
        onClick={() => setScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}
      </IconButton>
    </span>
  )
}
