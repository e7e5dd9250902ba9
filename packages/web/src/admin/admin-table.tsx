import type { ReactNode } from 'react'
import { TableBox } from '../parts/table-box.tsx'
import { useAdminSay } from './say.ts'

/** A table of what administrators look after: a line each, with a head. */
export function AdminTable({
  label,
  columns,
  withActions = false,
  children,
}: {
  readonly label: string
  /** What each column is called. */
  readonly columns: readonly string[]
  /** A last column has what can be done with a line; its title is for screen readers. */
  readonly withActions?: boolean
  /** The lines. */
  readonly children: ReactNode
}) {
  const say = useAdminSay()
  return (
    <TableBox label={label}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
            {withActions && (
              <th>
                <span className="fw-visually-hidden">{say('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableBox>
  )
}
