import Alert from '@mui/material/Alert'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ApiError, call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { Page } from '../parts/page.tsx'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import texts from './verify-page.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

const CODE = /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/

/** The verification page of a printed form's QR code. */
export function VerifyPage() {
  const { id, code } = useParams({ from: '/verify/$id/$code' })
  const say = useOwnSay()
  const { language } = usePreferences()
  const isWellFormed = CODE.test(code)
  const { data, error, refetch } = useQuery({
    queryKey: ['verify', id, code],
    enabled: isWellFormed,
    retry: false,
    queryFn: () => call('GET /applications/:id/verification/:code', { params: { id, code } }),
  })
  return (
    <Page>
      <main id="content" className="page is-narrow stack">
        <h1>{say('verify')}</h1>
        <p className="secret">{code}</p>
        {!isWellFormed && <Alert severity="error">{say('verify-bad-code')}</Alert>}
        {isWellFormed && !data && !error && <Opening />}
        {data &&
          (data.genuine ? (
            <Alert severity={data.current ? 'success' : 'warning'}>
              {say(data.current ? 'verify-genuine' : 'verify-earlier', {
                title: data.title,
                at: data.at === null ? '' : timeText(data.at, language),
                state: data.state ?? '',
              })}
            </Alert>
          ) : (
            <Alert severity="error">{say('verify-false', { title: data.title })}</Alert>
          ))}
        <Problem error={error} onRetry={() => void refetch()} />
        {error instanceof ApiError && error.code === 'not-signed-in' && (
          <Link to="/sign-in" search={{ back: `/verify/${id}/${code}` }}>
            {say('sign-in')}
          </Link>
        )}
      </main>
    </Page>
  )
}
