import type { Form, FormStore } from '@formwright/engine'
import { useSay } from '../texts/say.ts'
import { useLive } from '../declaration/use-live.ts'
import { Issuer } from './issuer.tsx'

/** The eligibility criteria: threshold, value and verdict. */
export function Eligibility({
  form,
  store,
  onJump,
}: {
  readonly form: Form
  readonly store: FormStore
  readonly onJump: (pointer: string) => void
}) {
  const say = useSay()
  const rows = useLive(store, (live) => live.eligibility())
  return (
    <table className="eligibility">
      <caption className="fw-visually-hidden">{say('eligibility')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('criterion')}</th>
          <th scope="col">{say('value')}</th>
          <th scope="col">{say('result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.rule}>
            <th scope="row">
              <button type="button" onClick={() => onJump(row.pointer)}>
                {row.criterion}
              </button>
              <small>{row.threshold}</small>
              <small>{row.source}</small>
              <Issuer bundle={form.bundle} issuer={row.issuer} />
            </th>
            <td>{row.value}</td>
            <td className={`is-${row.met}`}>
              {say(row.met)}
              {row.met === 'not-met' && row.severity === 'warning' && <small>{say('relaxed')}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
