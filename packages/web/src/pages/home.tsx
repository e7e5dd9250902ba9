import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Me } from '@formwright/api'
import { isRetryable } from '../api/api.ts'
import { editionsQuery, sortedForReader } from '../api/editions.ts'
import { listTextOf } from '../api/list-text.ts'
import { Problem } from '../api/problem.tsx'
import { meQuery } from '../api/queries.ts'
import { ApplicationList, keptApplicationsQuery } from '../applications/application-list.tsx'
import { Page } from '../parts/page.tsx'
import { listDrafts } from '../drafts/drafts.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { plainPart } from '../parts/lazy-part.tsx'
import { Opening } from '../parts/opening.tsx'
import { DraftList } from './draft-list.tsx'
import { EditionCard } from './edition-card.tsx'

const OrganisationLine = plainPart(() =>
  import('../account/invite-colleague.tsx').then(({ OrganisationLine: component }) => component),
)

/** The start page: forms to fill in, applications and drafts. */
export function Home() {
  const say = useSay()
  const editions = useQuery(editionsQuery)
  const { data: me, error } = useQuery(meQuery)
  const { language } = usePreferences()
  // offline, the list of the last signed-in user is shown as such
  const kept = useQuery({ ...keptApplicationsQuery, enabled: isRetryable(error) })
  const person = me?.person
  const isSignedIn = isRetryable(error) ? kept.data !== null : Boolean(person)
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: listDrafts, staleTime: 0 })
  const offered = editions.data ?? []
  const isUserKnown = me !== undefined || error !== null
  const Heading = isSignedIn ? 'h2' : 'h1'
  return (
    <Page>
      <main id="content" className="page">
        {isSignedIn && (
          <>
            <div className="heading">
              <h1>{say(listTextOf(person ?? null))}</h1>
              {person && <StaffLinks person={person} />}
            </div>
            {person && offered.some(({ starts }) => starts.length > 0) && (
              <div className="organisation">
                <OrganisationLine />
              </div>
            )}
            <ApplicationList />
          </>
        )}
        <Heading>{say('home-title')}</Heading>
        <p className="lead">{say('home-lead')}</p>
        {(editions.isPending || !isUserKnown) && <Opening />}
        {editions.isError && (
          <Alert
            severity="error"
            action={
              <Button color="inherit" size="small" onClick={() => void editions.refetch()}>
                {say('retry')}
              </Button>
            }
          >
            {say('list-failed')}
          </Alert>
        )}
        {/* only once the user is known: the list above would move the cards under the pointer */}
        {isUserKnown && (
          <div className="cards">
            {sortedForReader(offered, language).map((edition) => (
              <EditionCard key={edition.id} edition={edition} offered={offered} />
            ))}
          </div>
        )}
        {/* signed-in users have applications in their account; drafts here are from before that */}
        {(!isSignedIn || drafts.data?.length !== 0) && <h2>{say(isSignedIn ? 'mine-here' : 'mine')}</h2>}
        {!isSignedIn && drafts.data?.length === 0 && <p className="quiet">{say('no-drafts')}</p>}
        <Problem error={drafts.error} />
        {drafts.data && drafts.data.length > 0 && <DraftList drafts={drafts.data} />}
      </main>
    </Page>
  )
}

/** Links for reviewers and administrators. */
function StaffLinks({ person }: { readonly person: NonNullable<Me['person']> }) {
  const say = useSay()
  return (
    <nav className="chips" aria-label={say('actions')}>
      {person.reviewer && (
        <Link to="/review" className="button is-contained">
          {say('review')}
        </Link>
      )}
      {person.formAdmin && (
        <Link to="/admin" className="button is-contained">
          {say('admin')}
        </Link>
      )}
    </nav>
  )
}
