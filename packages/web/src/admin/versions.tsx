import type { DefinitionSource, PublishedVersion } from '@formwright/api'
import { usePreferences } from '../preferences/preferences.ts'
import { useStudioSay } from '../studio/say.ts'
import { timeText } from '../texts/time.ts'
import { AdminTable } from './admin-table.tsx'

const DIGEST_SHOWN = 12

/** Which versions of which edition were published, when and by whom, and what became of each. */
export function Versions({
  versions,
  sources,
}: {
  readonly versions: readonly PublishedVersion[]
  readonly sources: readonly DefinitionSource[]
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  if (versions.length === 0) return null
  return (
    <>
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
      >
        {versions.map(({ digest, form, edition, state, at, by, applications }) => (
          <tr key={digest} data-version={state}>
            <th scope="row">
              {sources.find((source) => source.form === form)?.title ?? form} {edition}
            </th>
            <td>{say(`versions-${state}`)}</td>
            <td>{timeText(at, language)}</td>
            <td>{by ?? say('versions-folder')}</td>
            <td>{applications}</td>
            <td>
              <code title={digest}>{digest.slice(0, DIGEST_SHOWN)}</code>
            </td>
          </tr>
        ))}
      </AdminTable>
    </>
  )
}
