import { createContext, useContext } from 'react'
import { equal } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
import { ConfirmCarried } from '../context/confirm-carried.tsx'
import { useCarried } from '../context/use-cell.ts'
import type { CellView } from '../context/use-cell.ts'

/** A value declared in the previous application, and its text. */
export interface EarlierValue {
  readonly value: unknown
  readonly text: string
}

/**
 * The values declared in the previous application, by the pointer of a field or cell; provided by the page.
 */
export const EarlierContext = createContext<ReadonlyMap<string, EarlierValue>>(new Map())

/** The value declared in the previous application, if it differs from the current one. */
export function Earlier({
  cell: { origin, value },
  pointer,
}: {
  readonly cell: CellView
  readonly pointer: string
}) {
  const { say } = useText()
  const earlier = useContext(EarlierContext).get(pointer)
  if (earlier === undefined || origin === 'carried' || equal(earlier.value, value)) return null
  return <span className="fw-earlier">{say('earlier', { value: earlier.text })}</span>
}

/** The button that confirms carried-over values. */
export function Confirm({ pointers }: { readonly pointers: readonly string[] }) {
  const { mayEdit } = useFormContext()
  return <ConfirmCarried carried={useCarried(pointers).filter(mayEdit)} />
}
