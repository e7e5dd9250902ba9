import { useFormContext, useText } from './form-context.ts'

/**
 * Confirms values carried over from an earlier application. The button disappears with that, so the focus
 * moves to the field.
 */
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
