import { useFormContext, useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'

/** A button that removes a member of a value. */
export function RemoveMember({ pointer, name }: { readonly pointer: string; readonly name: string }) {
  const { store } = useFormContext()
  const { language } = useText()
  const label = say('remove-row-named', language, { name })
  return (
    <button
      type="button"
      className="fw-tool"
      aria-label={label}
      title={label}
      onClick={() => store.set(pointer, undefined)}
    >
      {say('remove', language)}
    </button>
  )
}
