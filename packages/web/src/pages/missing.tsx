import { Link } from '@tanstack/react-router'
import { Page } from '../parts/page.tsx'
import { useSay } from '../texts/say.ts'

export function Missing() {
  const say = useSay()
  return (
    <Page>
      <main id="content" className="page">
        <h1>{say('page-gone')}</h1>
        <Link to="/">{say('go-home')}</Link>
      </main>
    </Page>
  )
}
