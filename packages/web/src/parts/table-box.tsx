import type { ReactNode } from 'react'

/** A table that may be wider than the page: it scrolls by itself, with the keyboard too. */
export function TableBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="table-box" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
