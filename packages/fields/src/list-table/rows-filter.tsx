import { useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'

interface RowsFilterProps {
  readonly wanted: string
  /** Number of rows found. */
  readonly count: number
  readonly onWanted: (wanted: string) => void
}

/** Filters the rows of a list by a text. */
export function RowsFilter({ wanted, count, onWanted }: RowsFilterProps) {
  const { language } = useText()
  return (
    <label className="fw-list-filter">
      {say('filter-rows', language)}
      <input
        type="search"
        className="fw-input"
        value={wanted}
        onChange={({ target }) => onWanted(target.value)}
      />
      {wanted.trim() !== '' && <span role="status">{say('rows', language, { count })}</span>}
    </label>
  )
}
