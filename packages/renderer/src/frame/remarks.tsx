import { createContext, useContext } from 'react'
import { isWithin } from '@formwright/definition'

/** What somebody says of a place, shown with it. */
export interface Remark {
  readonly pointer: string
  /** Who says it, in the reader's language. */
  readonly by: string
  readonly text: string
}

const NONE: readonly Remark[] = []

/** What is said of the places of a form; a page provides it. */
export const RemarksContext = createContext<readonly Remark[]>(NONE)

/** What is said of places and what lies below them. */
export function useRemarks(pointers: readonly string[]): readonly Remark[] {
  return useContext(RemarksContext).filter((remark) =>
    pointers.some((pointer) => isWithin(remark.pointer, pointer)),
  )
}

/** What is said of a field or a cell of it, in words. */
export function Remarks({ pointers }: { readonly pointers: readonly string[] }) {
  const remarks = useRemarks(pointers)
  if (remarks.length === 0) return null
  return (
    <ul className="fw-remarks">
      {remarks.map(({ pointer, by, text }, index) => (
        <li key={`${pointer} ${index}`}>
          <strong>{by}</strong> {text}
        </li>
      ))}
    </ul>
  )
}
