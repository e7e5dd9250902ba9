import type { ReactNode } from 'react'
import { TableBox } from '../parts/table-box.tsx'
import { useAdminSay } from './say.ts'

/** A table for administration pages. */
export function AdminTable({
  label,
  columns,
  withActions = false,
  children,
}: {
  readonly label: string
  /** Column titles. */
  readonly columns: readonly string[]
  /** Adds a column for actions; its title is only for screen readers. */
  readonly withActions?: boolean
  /** The rows. */
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
