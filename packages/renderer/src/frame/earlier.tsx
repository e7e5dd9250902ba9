import { createContext, useContext } from 'react'
import { equal } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
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

/** The same of places that are carried; it goes with what it says, and who pressed it stays at the field. */
export function ConfirmCarried({ carried }: { readonly carried: readonly string[] }) {
  const { store } = useFormContext()
  const { say } = useText()
  if (carried.length === 0) return null
  const confirm = (button: HTMLElement) => {
    const field = button.closest('.fw-field, .fw-proofs')
    const others = [...(field?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])]
    store.confirm(carried)
    others.find((one) => one !== button)?.focus()
  }
  return (
    <button type="button" className="fw-fix" onClick={({ currentTarget }) => confirm(currentTarget)}>
      {say('confirm-carried')}
    </button>
  )
}

const FOCUSABLE =
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button, [tabindex="0"]'
