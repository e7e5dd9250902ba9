import { useSay } from '../texts/say.ts'
import type { Criterion } from './summary-tables.ts'

interface ShownCriteriaProps {
  readonly criteria: readonly Criterion[]
  /** Rules of hidden columns. */
  readonly hidden: ReadonlySet<string>
  readonly onHidden: (hidden: ReadonlySet<string>) => void
}

/** Selects the criteria shown as columns. */
export function ShownCriteria({ criteria, hidden, onHidden }: ShownCriteriaProps) {
  const say = useSay()
  const change = (rule: string, shown: boolean) => {
    const next = new Set(hidden)
    if (shown) next.delete(rule)
    else next.add(rule)
    onHidden(next)
  }
  const shown = criteria.filter(({ rule }) => !hidden.has(rule)).length
  return (
    <details className="shown-criteria">
      <summary>{say('shown-criteria', { shown, total: criteria.length })}</summary>
      <div className="chips">
        {criteria.map(({ rule, criterion }) => (
          <label key={rule}>
            <input
              type="checkbox"
              checked={!hidden.has(rule)}
              onChange={({ target }) => change(rule, target.checked)}
            />{' '}
            {criterion}
          </label>
        ))}
      </div>
    </details>
  )
}
