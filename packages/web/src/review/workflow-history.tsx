import { useQuery } from '@tanstack/react-query'
import { translate } from '@formwright/definition'
import { reasonKey } from '@formwright/engine'
import type { Form, FormStore } from '@formwright/engine'
import { Problem } from '../api/problem.tsx'
import { eventsQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { useLabels } from '../values/labels.ts'
import { Opening } from '../parts/opening.tsx'

interface WorkflowHistoryProps {
  readonly id: string
  readonly form: Form
  readonly store: FormStore
  readonly reasons: Readonly<Record<string, string>>
}

/** The workflow history, and the reasons for warnings. */
export function WorkflowHistory({ id, form, store, reasons }: WorkflowHistoryProps) {
  const say = useSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, store)
  const { data, error, isPending } = useQuery(eventsQuery(id))
  const title = (state: string) =>
    translate(form.bundle, language, form.bundle.form.workflow?.states[state]?.title ?? state)
  const explained = store
    .findings()
    .filter((finding) => finding.severity === 'warning' && reasons[reasonKey(finding)])
  return (
    <div className="side-panel">
      <Problem error={error} />
      {isPending && <Opening />}
      {data?.length === 0 && <p className="quiet">{say('no-events')}</p>}
      <ul className="comments">
        {data?.map((event) => (
          <li key={event.id} className="comment">
            <p>
              {title(event.from)} → <strong>{title(event.to)}</strong>
            </p>
            {event.opinion && <p>{event.opinion}</p>}
            <small className="quiet">
              {event.by} · {timeText(event.at, language)}
            </small>
          </li>
        ))}
      </ul>
      {explained.length > 0 && (
        <section aria-label={say('reasons')}>
          <h2>{say('reasons')}</h2>
          <ul className="comments">
            {explained.map((finding) => (
              <li key={reasonKey(finding)} className="comment is-note">
                <p>
                  <strong>{labelOf(finding.pointer)}</strong> {finding.message}
                </p>
                <p>
                  {say('reason')}
                  {say('colon')}
                  {reasons[reasonKey(finding)]}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
