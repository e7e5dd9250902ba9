import Alert from '@mui/material/Alert'
import { useQuery } from '@tanstack/react-query'
import type { OtherEditionView } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { explainInStudio } from '@formwright/studio'
import { call } from '../api/api.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useStudioSay } from './say.ts'

/** Other editions affected by a draft, and how. */
export function OtherEditions({ id, revision }: { readonly id: string; readonly revision: number }) {
  const say = useStudioSay()
  const { data } = useQuery({
    queryKey: ['definitions', id, 'others', revision],
    queryFn: () => call('GET /definitions/drafts/:id/others', { params: { id } }),
  })
  if (!data || data.length === 0) return null
  return (
    <section aria-label={say('others')}>
      <h2>{say('others')}</h2>
      {data.map((other) => (
        <Other key={other.edition} other={other} />
      ))}
    </section>
  )
}

function Other({
  other: { edition, keeps, changes, named, errors, broken },
}: {
  readonly other: OtherEditionView
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  return (
    <Alert severity={broken.length > 0 ? 'error' : 'info'} data-edition={edition}>
      {keeps && say('others-kept', { edition })}
      {keeps && changes > 0 && (
        <details>
          <summary>
            {say(errors > 0 ? 'others-follow-errors' : 'others-follow', { edition, changes, errors })}
          </summary>
          <ul>
            {named.map((text, index) => (
              <li key={index}>{inLanguage(text, language)}</li>
            ))}
            {changes > named.length && <li>{say('others-more', { n: changes - named.length })}</li>}
          </ul>
        </details>
      )}
      {broken.length > 0 && (
        <>
          <p>{say('others-broken', { edition, n: broken.length })}</p>
          <ul>
            {broken.slice(0, 5).map((problem, index) => (
              <li key={index}>{explainInStudio(problem, language).says}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  )
}
