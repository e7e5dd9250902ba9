import { useState } from 'react'
import Button from '@mui/material/Button'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DefinitionSource, PublishedVersion } from '@formwright/api'
import { call } from '../api/api.ts'
import { useEditionTitles } from '../api/form-titles.ts'
import { Problem } from '../api/problem.tsx'
import { lazyPart } from '../parts/lazy-part.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useStudioSay } from '../studio/say.ts'
import { timeText } from '../texts/time.ts'
import { AdminTable } from './admin-table.tsx'

const Confirm = lazyPart(() => import('../parts/confirm.tsx').then(({ Confirm: component }) => component))

const DIGEST_SHOWN = 12

/** The published versions of all editions, with publisher and state. */
export function Versions({
  versions,
  sources,
}: {
  readonly versions: readonly PublishedVersion[]
  readonly sources: readonly DefinitionSource[]
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const titleOf = useEditionTitles()
  const queries = useQueryClient()
  const [leaving, setLeaving] = useState<{ readonly digest: string; readonly name: string }>()
  const change = useMutation({
    mutationFn: ({ digest, offered }: { readonly digest: string; readonly offered: boolean }) =>
      call(offered ? 'PUT /definitions/published/:id' : 'DELETE /definitions/published/:id', {
        params: { id: digest },
      }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['definitions'] }),
        queries.invalidateQueries({ queryKey: ['editions'] }),
      ]),
  })
  if (versions.length === 0) return null
  const nameOf = ({ form, edition }: PublishedVersion) => {
    const ofForm = sources.filter((source) => source.form === form)
    const own = ofForm.find((source) => source.edition === edition)
    const { title = form } = ofForm[0] ?? {}
    return titleOf({ form, edition, title, editionTitle: own?.editionTitle ?? edition })
  }
  return (
    <>
      <Problem error={change.error} />
      {leaving && (
        <Confirm
          title={say('definitions-take-off-title', { name: leaving.name })}
          text={say('definitions-take-off-text')}
          action={say('definitions-take-off')}
          onConfirm={() => change.mutateAsync({ digest: leaving.digest, offered: false })}
          onClose={() => setLeaving(undefined)}
        />
      )}
      <h2>{say('versions')}</h2>
      <AdminTable
        label={say('versions')}
        columns={[
          say('versions-edition'),
          say('versions-state'),
          say('versions-at'),
          say('versions-by'),
          say('versions-applications'),
          say('versions-digest'),
        ]}
        withActions
      >
        {versions.map((version) => (
          <tr key={version.digest} data-version={version.state}>
            <th scope="row">{nameOf(version)}</th>
            <td>{say(`versions-${version.state}`)}</td>
            <td className="when">{timeText(version.at, language)}</td>
            <td>{version.by ?? say('versions-folder')}</td>
            <td>{version.applications}</td>
            <td>
              <code title={version.digest}>{version.digest.slice(0, DIGEST_SHOWN)}</code>
            </td>
            <td className="version-actions">
              {version.ofFolder && version.state === 'offered' && (
                <Button
                  color="error"
                  onClick={() => setLeaving({ digest: version.digest, name: nameOf(version) })}
                >
                  {say('definitions-take-off')}
                </Button>
              )}
              {version.offerable && (
                <Button onClick={() => change.mutate({ digest: version.digest, offered: true })}>
                  {say('definitions-offer')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </AdminTable>
    </>
  )
}
