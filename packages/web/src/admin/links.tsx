import { inLanguage } from '@formwright/definition'
import { useState } from 'react'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { LinkView, PeopleView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { linksQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { ConfirmButton } from '../parts/confirm.tsx'
import { RegionName } from '../parts/region-name.tsx'
import { useAdminSay } from './say.ts'
import { titleOfForm } from './role-choice.tsx'
import { timeText } from '../texts/time.ts'
import { AdminTable } from './admin-table.tsx'

interface LinksProps {
  readonly roles: PeopleView['roles']
  readonly onLink: (link: { readonly name: string; readonly link: string }) => void
}

/** Open invitations and password links, which can be revoked or renewed. */
export function Links({ roles, onLink }: LinksProps) {
  const say = useAdminSay()
  const { data, error, refetch } = useQuery(linksQuery)
  if (error) return <Problem error={error} onRetry={() => void refetch()} />
  if (!data || data.length === 0) return null
  return (
    <section>
      <h2>{say('links')}</h2>
      <AdminTable
        label={say('links')}
        columns={[say('person-name'), say('link-for'), say('link-until')]}
        withActions
      >
        {data.map((link) => (
          <Line key={link.id} link={link} roles={roles} onLink={onLink} />
        ))}
      </AdminTable>
    </section>
  )
}

function Line({ link, roles, onLink }: LinksProps & { readonly link: LinkView }) {
  const say = useAdminSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(undefined)
  const attempt = (work: Promise<unknown>) =>
    void work
      .then(() => setError(undefined), setError)
      .finally(() => queries.invalidateQueries({ queryKey: ['links'] }))
  const { id, kind, name, email, grants, by, byColleague, organisation, expiresAt } = link
  return (
    <tr>
      <th scope="row">
        {name}
        <small className="quiet">{email}</small>
      </th>
      <td>
        {say(kind === 'reset' ? 'link-reset' : 'link-invitation')}
        <ul className="roles">
          {grants.map(({ role, region, form }) => (
            <li key={`${role} ${region} ${form}`}>
              {inLanguage(
                roles.find((one) => one.role === role && (form === '*' || one.form === form))?.titles ?? {
                  en: role,
                },
                language,
              )}{' '}
              <span className="quiet">
                <RegionName code={region} form={form} />
                {form !== '*' && ` · ${titleOfForm(roles, form)}`}
              </span>
            </li>
          ))}
        </ul>
        {organisation !== null && (
          <small className="quiet is-line">{say('link-into', { name: organisation })}</small>
        )}
        {by !== null && (
          <small className="quiet">{say(byColleague ? 'link-by-colleague' : 'link-by', { name: by })}</small>
        )}
        <Problem error={error} />
      </td>
      <td className="when">
        {new Date(expiresAt) < new Date() ? say('link-expired') : timeText(expiresAt, language)}
      </td>
      <td>
        <Button
          size="small"
          aria-label={say('link-again-for', { name })}
          onClick={() =>
            attempt(
              call('POST /invitations/:id/renewal', { params: { id }, body: {} }).then((made) =>
                onLink({ name, link: made.link }),
              ),
            )
          }
        >
          {say('link-again')}
        </Button>
        <ConfirmButton
          color="error"
          label={say('link-withdraw')}
          aria-label={say('link-withdraw-for', { name })}
          text={say('link-withdraw-ask', { name, email })}
          onConfirm={() =>
            call('DELETE /invitations/:id', { params: { id } }).then(() =>
              queries.invalidateQueries({ queryKey: ['links'] }),
            )
          }
        />
      </td>
    </tr>
  )
}
