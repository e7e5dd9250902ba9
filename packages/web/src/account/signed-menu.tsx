import { inLanguage, joinList } from '@formwright/definition'
import { useEffect, useState } from 'react'
import Badge from '@mui/material/Badge'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Me } from '@formwright/api'
import { Bell } from '../elements/icons.tsx'
import { lazyPart } from '../parts/lazy-part.tsx'
import { follow } from '../api/live.ts'
import { notificationsQuery } from '../api/queries.ts'
import { otherLanguages, setLanguage, setScheme, usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { listTextOf } from '../api/list-text.ts'

const Security = lazyPart(() => import('./security.tsx').then(({ Security: component }) => component))
const SignOut = lazyPart(() => import('./sign-out.tsx').then(({ SignOut: component }) => component))
const Notifications = lazyPart(() =>
  import('./notifications.tsx').then(({ Notifications: component }) => component),
)

/** Notifications and the menu of a signed-in user. */
export function SignedMenu({ person }: { readonly person: NonNullable<Me['person']> }) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const notifications = useQuery(notificationsQuery)
  const { language, scheme } = usePreferences()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [shown, setShown] = useState<'security' | 'notifications' | 'sign-out' | undefined>(undefined)
  const unread = notifications.data?.filter(({ readAt }) => readAt === null).length ?? 0
  useEffect(() => {
    const look = () => void queries.invalidateQueries({ queryKey: ['notifications'] })
    return follow('GET /live', {}, { open: look, notification: look })
  }, [queries])
  const go = (to: '/' | '/review' | '/admin') => () => {
    setAnchor(null)
    void navigate({ to })
  }
  return (
    <>
      <IconButton
        color="inherit"
        size="small"
        aria-label={say('notifications-count', { count: unread })}
        title={say('notifications')}
        onClick={() => setShown('notifications')}
      >
        <Badge badgeContent={unread} color="error" max={99}>
          <Bell fontSize="small" />
        </Badge>
      </IconButton>
      <Button
        color="inherit"
        size="small"
        className="account"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {person.name}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem disabled className="account-roles">
          {person.grants.length === 0
            ? person.email
            : joinList(
                person.grants.map(({ titles }) => inLanguage(titles, language)),
                language,
              )}
        </MenuItem>
        <MenuItem onClick={go('/')}>{say(listTextOf(person))}</MenuItem>
        {person.reviewer && <MenuItem onClick={go('/review')}>{say('review')}</MenuItem>}
        {person.formAdmin && <MenuItem onClick={go('/admin')}>{say('admin')}</MenuItem>}
        <MenuItem onClick={() => (setAnchor(null), setShown('security'))}>{say('security')}</MenuItem>
        {otherLanguages(language).map(({ tag, name }) => (
          <MenuItem
            key={tag}
            className="only-narrow"
            lang={tag}
            onClick={() => (setAnchor(null), setLanguage(tag))}
          >
            {name}
          </MenuItem>
        ))}
        <MenuItem className="only-narrow" onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}>
          {say(scheme === 'dark' ? 'light' : 'dark')}
        </MenuItem>
        <MenuItem onClick={() => (setAnchor(null), setShown('sign-out'))}>{say('sign-out')}</MenuItem>
      </Menu>
      {shown === 'sign-out' && <SignOut onClose={() => setShown(undefined)} />}
      {shown === undefined && person.lacksSecondFactor && <Security />}
      {shown === 'security' && <Security onClose={() => setShown(undefined)} />}
      {shown === 'notifications' && <Notifications onClose={() => setShown(undefined)} />}
    </>
  )
}
