import { useText } from '../context/form-context.ts'

/** The star behind the name of what has to be filled in. */
export function RequiredMark() {
  const { say } = useText()
  return (
    <span className="fw-required" title={say('required')} aria-hidden="true">
      *
    </span>
  )
}
