import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { joinList } from '@formwright/definition'
import { organisationQuery } from './organisation-query.ts'
import { Button } from '../elements/button.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { useColleaguesSay } from './colleague-texts.ts'

const Colleagues = lazyPart(() => import('./colleagues.tsx').then(({ Colleagues: component }) => component))

/** A button that opens the colleagues dialog; nothing for readers who do not fill in this form. */
export function InviteColleague({ form }: { readonly form?: string }) {
  const say = useColleaguesSay()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(organisationQuery)
  const mayShare = data?.shares.some(
    (grant) => form === undefined || grant.form === '*' || grant.form === form,
  )
  if (!mayShare) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('invite-colleague')}
      </Button>
      {open && <Colleagues {...(form === undefined ? {} : { form })} onClose={() => setOpen(false)} />}
    </>
  )
}

/** A line with the reader's organisation and colleagues. */
export function OrganisationLine() {
  const say = useColleaguesSay()
  const { language } = usePreferences()
  const { data } = useQuery(organisationQuery)
  if (!data || data.shares.length === 0) return null
  const others = data.people.filter(({ self }) => !self)
  return (
    <>
      {data.name !== null && <strong>{data.name}</strong>}
      {others.length > 0 && (
        <span className="quiet">
          {say('colleagues-here', {
            names: joinList(
              others.map(({ name }) => name),
              language,
            ),
          })}
        </span>
      )}
      <InviteColleague />
    </>
  )
}
