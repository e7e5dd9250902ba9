import { useState } from 'react'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { checklistQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'

/** The checklist and spot checks; only for reviewers. */
export function Checklist({ id }: { readonly id: string }) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { data, error } = useQuery(checklistQuery(id))
  const [problem, setProblem] = useState<unknown>(undefined)
  const [method, setMethod] = useState('')
  const [result, setResult] = useState('')
  if (!data) return error ? <Problem error={error} /> : <Opening />
  const attempt = (work: Promise<unknown>) =>
    void work.then(() => queries.invalidateQueries({ queryKey: ['checklist', id] }), setProblem)
  const add = () => {
    attempt(
      call('POST /applications/:id/spot-checks', {
        params: { id },
        body: {
          method: method || data.methods[0] || say('spot-check'),
          result: result.trim(),
        },
      }),
    )
    setResult('')
  }
  return (
    <div className="side-panel">
      <section aria-label={say('checklist')}>
        <h2>
          {say('checklist')}{' '}
          <b>
            {data.items.filter(({ done }) => done).length}/{data.items.length}
          </b>
        </h2>
        {data.items.map(({ id: item, title, done, by }) => (
          <FormControlLabel
            key={item}
            className="check"
            control={
              <Checkbox
                size="small"
                checked={done}
                onChange={(event) =>
                  attempt(
                    call('PUT /applications/:id/checklist/:item', {
                      params: { id, item },
                      body: { done: event.target.checked },
                    }),
                  )
                }
              />
            }
            label={
              <>
                {title}
                {by && <small className="quiet"> {by}</small>}
              </>
            }
          />
        ))}
      </section>
      <section aria-label={say('spot-checks')}>
        <h2>{say('spot-checks')}</h2>
        <ul className="comments">
          {data.spotChecks.map((check) => (
            <li key={check.id} className="comment">
              <p>
                {check.method}
                {say('colon')}
                {check.result}
              </p>
              <small className="quiet">
                {check.by} · {timeText(check.at, language)}
              </small>
            </li>
          ))}
        </ul>
        <div className="write">
          <TextField
            select
            size="small"
            label={say('method')}
            value={method || (data.methods[0] ?? '')}
            onChange={(event) => setMethod(event.target.value)}
          >
            {data.methods.map((one) => (
              <MenuItem key={one} value={one}>
                {one}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            size="small"
            multiline
            label={say('result')}
            value={result}
            onChange={(event) => setResult(event.target.value)}
          />
          <Problem error={problem} />
          <Button size="small" variant="outlined" disabled={result.trim() === ''} onClick={add}>
            {say('add-spot-check')}
          </Button>
        </div>
      </section>
    </div>
  )
}
