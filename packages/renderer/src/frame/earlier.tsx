import { createContext, useContext } from 'react'
import { useFormContext, useText } from '../form/form-context.ts'
import { useCarried, useCell } from '../form/use-cell.ts'

/** What was declared the last time: pointer of a field or cell → the value in words; a page provides it. */
export const EarlierContext = createContext<ReadonlyMap<string, string>>(new Map())

/** What stood at a place the last time, where it is another value now. */
export function Earlier({ pointer }: { readonly pointer: string }) {
  const { say } = useText()
  const { origin, value } = useCell(pointer)
  const earlier = useContext(EarlierContext).get(pointer)
  if (earlier === undefined || origin === 'carried' || earlier === String(value)) return null
  return <span className="fw-earlier">{say('earlier', { value: earlier })}</span>
}

/** Says of values that were carried that they hold. */
export function Confirm({ pointers }: { readonly pointers: readonly string[] }) {
  const { store, mayEdit } = useFormContext()
  const { say } = useText()
  const carried = useCarried(pointers).filter(mayEdit)
  if (carried.length === 0) return null
  return (
    <button type="button" className="fw-fix" onClick={() => store.confirm(carried)}>
      {say('confirm-carried')}
    </button>
  )
}
