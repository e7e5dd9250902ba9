import { createContext, useContext } from 'react'
import { isWithin } from '@formwright/definition'

/** A remark by a person about a field, shown with it. */
export interface Remark {
  readonly pointer: string
  /** The author, in the reader's language. */
  readonly by: string
  readonly text: string
}

const NONE: readonly Remark[] = []

/** The remarks about the fields of a form; provided by the page. */
export const RemarksContext = createContext<readonly Remark[]>(NONE)

/** The remarks about pointers and what lies below them. */
export function useRemarks(pointers: readonly string[]): readonly Remark[] {
  return useContext(RemarksContext).filter((remark) =>
    pointers.some((pointer) => isWithin(remark.pointer, pointer)),
  )
}

/** The remarks about a field or one of its cells, as text. */
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
