import { inLanguage, word } from '@formwright/definition'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { Page } from '../parts/page.tsx'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import './applications.css'
import texts from './receipt-page.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

/** The receipt of a submission, to print or save. */
export function ReceiptPage() {
  const { id } = useParams({ from: '/receipts/$id' })
  const say = useOwnSay()
  const { language } = usePreferences()
  const { data, error, refetch } = useQuery({
    queryKey: ['receipt', id],
    queryFn: () => call('GET /applications/:id/receipt', { params: { id } }),
    retry: false,
    staleTime: 0,
  })
  return (
    <Page>
      <main id="content" className="page is-narrow stack receipt">
        <h1>{say('receipt')}</h1>
        {!data && !error && <Opening />}
        <Problem error={error} onRetry={() => void refetch()} />
        {data && (
          <>
            <dl>
              <dt>{say('form')}</dt>
              <dd>
                {inLanguage(data.formTitle, language)} {inLanguage(data.editionTitle, language)}
              </dd>
              <dt>{say('cluster')}</dt>
              <dd>{data.title || say('untitled')}</dd>
              {data.regionName !== '' && (
                <>
                  <dt>{say('region')}</dt>
                  <dd>{data.regionName}</dd>
                </>
              )}
              <dt>{say('receipt-at')}</dt>
              <dd>{timeText(data.submittedAt, language)}</dd>
              <dt>{say('receipt-by')}</dt>
              <dd>{data.by}</dd>
              <dt>{say('receipt-revision')}</dt>
              <dd>{data.revision}</dd>
              <dt>{say('receipt-code')}</dt>
              <dd className="receipt-code">{data.code}</dd>
              <dt>{say('state')}</dt>
              <dd>{inLanguage(data.stateTitle, language)}</dd>
              <dt>{say('receipt-contact')}</dt>
              <dd>
                {data.contacts.length === 0
                  ? say('receipt-no-contact')
                  : data.contacts.map(({ name, email, role }) => (
                      <div key={email}>
                        {role}
                        {say('colon')}
                        {word('in-brackets', language, { text: name, more: email })}
                      </div>
                    ))}
              </dd>
            </dl>
            <p className="quiet">
              {say('receipt-text')}
              {data.awaitsScan && ` ${say('receipt-scan')}`}
            </p>
          </>
        )}
        <p className="page-actions">
          {data && (
            <Button variant="contained" onClick={() => print()}>
              {say('print')}
            </Button>
          )}
          <Link to="/applications/$draft/{-$part}" params={{ draft: id, part: undefined }}>
            {say('receipt-back')}
          </Link>
        </p>
      </main>
    </Page>
  )
}
