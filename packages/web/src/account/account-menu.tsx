import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { lazyPart } from '../parts/lazy-part.tsx'
import { meQuery } from '../api/queries.ts'
import { useSay } from '../texts/say.ts'

const SignedMenu = lazyPart(() => import('./signed-menu.tsx').then(({ SignedMenu: component }) => component))

/** The account menu: the signed-in user, notifications and links; or the sign-in link. */
export function AccountMenu() {
  const say = useSay()
  const { data, isError } = useQuery(meQuery)
  const { pathname } = useLocation()
  if (isError || !data) return null
  if (data.person) return <SignedMenu person={data.person} />
  if (pathname === '/sign-in') return null
  return (
    <Link className="sign-in" to="/sign-in" search={pathname === '/' ? {} : { back: pathname }}>
      {say('sign-in')}
    </Link>
  )
}
