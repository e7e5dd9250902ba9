import type { DefinitionSource, PublishedVersion } from '@formwright/api'
import { TableBox } from '../parts/table-box.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useStudioSay } from '../studio/say.ts'
import { timeText } from '../texts/time.ts'

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
      <TableBox label={say('versions')}>
        <table className="table">
          <thead>
            <tr>
              <th>{say('versions-edition')}</th>
              <th>{say('versions-state')}</th>
              <th>{say('versions-at')}</th>
              <th>{say('versions-by')}</th>
              <th>{say('versions-applications')}</th>
              <th>{say('versions-digest')}</th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </TableBox>
    </>
  )
}
