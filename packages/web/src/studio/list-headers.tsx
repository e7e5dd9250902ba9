import { FIELD_COLUMNS } from '@formwright/studio'
import type { FieldColumn, FieldList } from '@formwright/studio'
import { useStudioSay } from './say.ts'

interface Props {
  readonly headers: FieldList['headers']
  /** Column titles. */
  readonly columns: ReadonlyMap<FieldColumn, string>
  readonly onChoose: (at: number, column: FieldColumn | undefined) => void
}

/** The interpretation of each column; unknown ones are highlighted for selection. */
export function ListHeaders({ headers, columns, onChoose }: Props) {
  const say = useStudioSay()
  const name = (column: FieldColumn) => columns.get(column)!
  const isRead = (column: FieldColumn) => headers.some(({ as }) => as.includes(column))
  const missing = (['part', 'kind'] as const).filter((column) => !isRead(column))
  return (
    <fieldset className="studio-list-heads">
      <legend>{say('new-form-heads')}</legend>
      <div>
        {headers.map(({ at, title, as, counts }) => (
          <label key={at} data-unread={as.length === 0 && !counts ? true : undefined}>
            {title}{' '}
            <select
              value={as.length > 1 ? as.join(' ') : (as[0] ?? '')}
              onChange={({ target }) =>
                onChoose(
                  at,
                  FIELD_COLUMNS.find((column) => column === target.value),
                )
              }
            >
              <option value="">{say('new-form-head-unread')}</option>
              {as.length > 1 && <option value={as.join(' ')}>{as.map(name).join(' / ')}</option>}
              {FIELD_COLUMNS.map((column) => (
                <option key={column} value={column}>
                  {name(column)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {headers.some(({ as, counts }) => as.length === 0 && !counts) && (
        <p role="status">{say('new-form-heads-unread')}</p>
      )}
      {missing.map((column) => (
        <p key={column} role="status">
          {say(`new-form-no-${column}`)}
        </p>
      ))}
    </fieldset>
  )
}
