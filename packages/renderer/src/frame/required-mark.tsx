import { useText } from '../context/form-context.ts'

/** The asterisk behind the label of a required field. */
export function RequiredMark() {
  const { say } = useText()
  return (
    <span className="fw-required" title={say('required')} aria-hidden="true">
      *
    </span>
  )
}
