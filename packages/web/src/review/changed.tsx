import { useQuery } from '@tanstack/react-query'
import type { Form, FormStore } from '@formwright/engine'
import { isSeen } from '@formwright/fields/value-text'
import { Problem } from '../api/problem.tsx'
import { changedQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { Difference } from '../values/difference.tsx'
import { useLabels } from '../values/labels.ts'

/** What the applicant changed since the last return. */
export function Changed({
  id,
  form,
  store,
  onJump,
}: {
  readonly id: string
  readonly form: Form
  readonly store: FormStore
  readonly onJump: (pointer: string) => void
}) {
  const say = useSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, store)
  const { data, error } = useQuery(changedQuery(id))
  if (!data) return <Problem error={error} />
  const inYears = { bundle: store.bundle }
  const changes = data.changes.filter((change) => isSeen(inYears, change))
  return (
    <div className="side-panel">
      <p className="quiet">
        {data.since === null
          ? say('never-returned')
          : changes.length === 0
            ? say('nothing-changed', { at: timeText(data.since, language) })
            : say('changed-since', { count: changes.length, at: timeText(data.since, language) })}
      </p>
      <ul className="comments">
        {changes.map(({ pointer, before, after }) => (
          <li key={pointer} className="comment">
            <button type="button" className="fw-link" onClick={() => onJump(pointer)}>
              {labelOf(pointer)}
            </button>
            <p className="history">
              <Difference form={inYears} pointer={pointer} before={before} after={after} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
