import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { demonstrationQuery, meQuery } from '../api/queries.ts'
import { Page } from '../parts/page.tsx'
import { useAdminSay } from './say.ts'
import { Audit } from './audit.tsx'
import { Backups } from './backups.tsx'
import { Definitions } from './definitions.tsx'
import { Demonstration } from './demonstration.tsx'
import { Forms } from './forms.tsx'
import { Extensions } from './extensions.tsx'
import { People } from './people.tsx'
import { Webhooks } from './webhooks.tsx'
import '../review/review.css'

const PAGES = {
  people: People,
  forms: Forms,
  definitions: Definitions,
  extensions: Extensions,
  audit: Audit,
  backups: Backups,
  webhooks: Webhooks,
  demonstration: Demonstration,
}
type PageName = keyof typeof PAGES

/** System administration. */
export function AdminPage() {
  const say = useAdminSay()
  const { data: me } = useQuery(meQuery)
  // the tab is part of the address, so that going back returns to it
  const page = useLocation().hash as PageName
  const navigate = useNavigate()
  const { data: demonstration } = useQuery(demonstrationQuery)
  // hide what is neither allowed nor loaded
  const pages = (Object.keys(PAGES) as PageName[]).filter((name) =>
    me?.person?.admin
      ? name !== 'demonstration' || me.demonstration || demonstration
      : name === 'definitions',
  )
  const shown = pages.includes(page) ? page : pages[0]!
  const Shown = PAGES[shown]
  return (
    <Page>
      <main id="content" className="page is-wide">
        <h1>{say('admin')}</h1>
        {me && !me.person?.formAdmin && (
          <p>
            {say('api-forbidden')} <Link to="/">{say('go-home')}</Link>
          </p>
        )}
        {me?.person?.formAdmin && (
          <>
            <Tabs
              value={shown}
              onChange={(_, next: PageName) => void navigate({ to: '/admin', hash: next, replace: true })}
              variant="scrollable"
              scrollButtons={false}
            >
              {pages.map((name) => (
                <Tab
                  key={name}
                  value={name}
                  label={say(`admin-${name}`)}
                  id={`tab-${name}`}
                  aria-controls={`panel-${name}`}
                />
              ))}
            </Tabs>
            <div className="admin" role="tabpanel" id={`panel-${shown}`} aria-labelledby={`tab-${shown}`}>
              <Shown />
            </div>
          </>
        )}
      </main>
    </Page>
  )
}
