import { Link } from '@tanstack/react-router'
import { Shell } from '../app/shell.tsx'
import { useSay } from '../texts/say.ts'

export function Missing() {
  const say = useSay()
  return (
    <Shell>
      <main id="content" className="page">
        <h1>{say('page-gone')}</h1>
        <Link to="/">{say('go-home')}</Link>
      </main>
    </Shell>
  )
}
