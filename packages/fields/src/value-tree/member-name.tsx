import { useState } from 'react'
import { useFormContext, useText } from '@formwright/renderer'
import { renamed } from './names.ts'
import { say } from '../screen/say.ts'

interface MemberNameProps {
  /** Pointer of the object that has the member. */
  readonly pointer: string
  readonly name: string
  readonly readOnly: boolean
}

/** The name of a member, which is stored on blur unless it is empty or taken. */
export function MemberName({ pointer, name, readOnly }: MemberNameProps) {
  const { store } = useFormContext()
  const { language } = useText()
  const [typed, setTyped] = useState(name)
  const take = () => {
    const current = store.get(pointer)
    const free = typeof current === 'object' && current !== null && !Object.hasOwn(current, typed)
    if (typed === name) return
    if (typed.trim() !== '' && typed !== '__proto__' && free)
      store.set(pointer, renamed(current, name, typed))
    else setTyped(name)
  }
  return (
    <input
      className="fw-input"
      aria-label={say('entry-name', language)}
      value={typed}
      readOnly={readOnly}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}
