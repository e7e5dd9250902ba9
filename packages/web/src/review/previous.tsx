import { useQuery } from '@tanstack/react-query'
import { bundleInYears, fieldsOf, inLanguage, valueAt, translate } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Form, FormStore } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import { Problem } from '../api/problem.tsx'
import { previousQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { loadForm } from '../declaration/load-form.ts'
import { useSay } from '../texts/say.ts'

interface PreviousProps {
  readonly id: string
  readonly form: Form
  readonly store: FormStore
  readonly part: string
}

/** The answers of the previous edition for one part, matched by field id. */
export function Previous({ id, form, store, part }: PreviousProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { data, error } = useQuery(previousQuery(id))
  const earlier = useQuery({
    queryKey: ['form', data?.edition],
    queryFn: () => loadForm({ edition: data!.edition }),
    enabled: Boolean(data),
  })
  if (error) return <Problem error={error} />
  if (data === null) return <p className="quiet side-panel">{say('no-previous')}</p>
  if (!data || !earlier.data)
    return (
      <p className="side-panel" role="status">
        {say('loading')}
      </p>
    )
  const [previousBundle, after] = [bundleInYears(earlier.data.bundle, data.answers), store.bundle]
  const before = new Map(fieldsOf(previousBundle).map((field) => [field.id, field]))
  const shown = (bundle: FormBundle, pointer: string, answers: unknown) =>
    valueText({ bundle }, pointer, valueAt(answers, pointer), language) || say('empty-value')
  const rows = fieldsOf(after).filter(
    (field) => field.part === part && field.id !== '' && before.has(field.id),
  )
  return (
    <div className="side-panel">
      <p className="quiet">
        {data.title} · {inLanguage(data.editionTitle, language)}
      </p>
      <table className="pairs">
        <thead>
          <tr>
            <th>{say('field')}</th>
            <th>{inLanguage(data.editionTitle, language)}</th>
            <th>{translate(form.bundle, language, form.bundle.edition.title)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((field) => (
            <tr key={field.id}>
              <th scope="row">{translate(form.bundle, language, field.title)}</th>
              <td>{shown(previousBundle, before.get(field.id)!.pointer, data.answers)}</td>
              <td>{shown(after, field.pointer, store.answers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
