import type { EditionsState } from '@formwright/api'
import Alert from '@mui/material/Alert'
import { useQuery } from '@tanstack/react-query'
import { explain } from '@formwright/definition'
import { call } from '../api/api.ts'
import { editionLabel } from '../api/editions.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useAdminSay } from './say.ts'
import { Opening } from '../parts/opening.tsx'
import { AdminTable } from './admin-table.tsx'

const SHOWN_PROBLEMS = 50
const DIGEST_SHOWN = 12

/** The editions on offer, and rejected ones with their problems. */
export function Forms() {
  const say = useAdminSay()
  const { language } = usePreferences()
  const { data, error, isPending } = useQuery({
    queryKey: ['editions', 'state'],
    queryFn: () => call('GET /editions/state'),
    staleTime: 0,
  })
  return (
    <>
      <Problem error={error} />
      {isPending && <Opening />}
      {data?.refused.map((refused) => (
        <Refused key={`${refused.form}/${refused.edition}`} {...refused} />
      ))}
      {data && (
        <section aria-label={say('forms-offered')}>
          <h2>{say('forms-offered')}</h2>
          {data.offered.length === 0 ? (
            <p className="quiet">{say('forms-none')}</p>
          ) : (
            <AdminTable label={say('forms-offered')} columns={[say('form'), say('version')]}>
              {data.offered.map((edition) => (
                <tr key={edition.id}>
                  <th scope="row">{editionLabel(edition, language)}</th>
                  <td>
                    <code title={edition.id}>{edition.id.slice(0, DIGEST_SHOWN)}</code>
                  </td>
                </tr>
              ))}
            </AdminTable>
          )}
        </section>
      )}
    </>
  )
}

function Refused({ form, edition, problems }: EditionsState['refused'][number]) {
  const say = useAdminSay()
  const { language } = usePreferences()
  const rest = problems.length - SHOWN_PROBLEMS
  return (
    <section className="stack" aria-label={`${form}/${edition}`}>
      <Alert severity="error">
        <strong>
          {form}/{edition}
        </strong>{' '}
        {say('forms-refused')}
        <br />
        {say('forms-refused-hint')}
      </Alert>
      <AdminTable
        label={`${form}/${edition}`}
        columns={[say('problem-at'), say('problem-says'), say('problem-fix')]}
      >
        {problems.slice(0, SHOWN_PROBLEMS).map((problem, index) => {
          const { says, advice } = explain(problem, language)
          return (
            <tr key={index}>
              <th scope="row">
                {problem.file}:{problem.line}:{problem.column}
              </th>
              <td>{says}</td>
              <td>{advice}</td>
            </tr>
          )
        })}
      </AdminTable>
      {rest > 0 && <p className="quiet">{say('problems-more', { count: rest })}</p>}
    </section>
  )
}
