import { createContext, useContext } from 'react'
import { equal } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
import { ConfirmCarried } from '../context/confirm-carried.tsx'
import { useCarried } from '../context/use-cell.ts'
import type { CellView } from '../context/use-cell.ts'

/** A value that was declared the last time, and in words. */
export interface EarlierValue {
  readonly value: unknown
  readonly text: string
}

/** What was declared the last time, by the pointer of a field or cell; a page provides it. */
export const EarlierContext = createContext<ReadonlyMap<string, EarlierValue>>(new Map())

/** What stood at a place the last time, where it is another value now. */
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

/** Says of values that were carried that they hold. */
export function Confirm({ pointers }: { readonly pointers: readonly string[] }) {
  const { mayEdit } = useFormContext()
  return <ConfirmCarried carried={useCarried(pointers).filter(mayEdit)} />
}
