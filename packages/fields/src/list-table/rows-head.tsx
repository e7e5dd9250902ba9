import { memo } from 'react'
import { titleWithUnit } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import type { RowOrder } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

interface RowsHeadProps {
  readonly columns: readonly TableColumn[]
  readonly order: RowOrder | undefined
  readonly readOnly: boolean
  readonly onSort: (order: RowOrder) => void
}

/** The column titles; clicking one sorts the rows. */
export const RowsHead = memo(function RowsHead({ columns, order, readOnly, onSort }: RowsHeadProps) {
  const { text, language } = useText()
  return (
    <div className="fw-list-row fw-list-head" role="row">
      <span role="columnheader">{say('number', language)}</span>
      {columns.map(({ key, title, unit = '', required }) => {
        const heading = titleWithUnit(text(title), text(unit), language)
        const sorted = order?.key === key ? order : undefined
        return (
          <span
            key={key}
            role="columnheader"
            aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
          >
            <button
              type="button"
              className="fw-sort"
              disabled={readOnly}
              aria-label={say('sort-by', language, { title: heading })}
              onClick={() => onSort({ key, descending: sorted !== undefined && !sorted.descending })}
            >
              {heading}
              {required && (
                <span className="fw-required" aria-hidden="true">
                  *
                </span>
              )}
              {sorted && <span aria-hidden="true">{sorted.descending ? '▼' : '▲'}</span>}
            </button>
          </span>
        )
      })}
      {!readOnly && (
        <span role="columnheader" className="fw-list-tools">
          <span className="fw-visually-hidden">{say('actions', language)}</span>
        </span>
      )}
    </div>
  )
})
