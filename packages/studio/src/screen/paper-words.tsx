import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useStudio } from './use-studio.ts'

/**
 * Official words while they are written where they stand: Enter and Escape end it, Shift+Enter breaks the
 * line.
 */
export function PaperWords({
  value,
  onChange,
  onDone,
}: {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onDone: () => void
}) {
  const { say } = useStudio()
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return
    event.preventDefault()
    onDone()
  }
  return (
    <textarea
      className="st-paper-words"
      aria-label={say('paper-text')}
      value={value}
      autoFocus
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={keys}
      onBlur={onDone}
    />
  )
}

/** A line of the official form whose words a double click, F2 or Enter writes in place. */
export function Written({
  className,
  value,
  onChange,
  children,
}: {
  readonly className: string
  /** The words; `undefined` for a line that has none of its own. */
  readonly value: string | undefined
  readonly onChange: (text: string) => void
  readonly children: ReactNode
}) {
  const [writing, setWriting] = useState(false)
  // what has no words is no line: as long as there are none, those before stay
  const [isEmpty, setEmpty] = useState(false)
  const write = (text: string) => {
    setEmpty(text.trim() === '')
    if (text.trim() !== '') onChange(text)
  }
  if (value === undefined) return <p className={className}>{children}</p>
  if (writing)
    return (
      <p className={className}>
        <PaperWords
          value={isEmpty ? '' : value}
          onChange={write}
          onDone={() => {
            setEmpty(false)
            setWriting(false)
          }}
        />
      </p>
    )
  return (
    <p className={className}>
      <button
        type="button"
        onDoubleClick={() => setWriting(true)}
        onKeyDown={(event) => {
          if (event.key !== 'F2' && event.key !== 'Enter') return
          event.preventDefault()
          setWriting(true)
        }}
      >
        {children}
      </button>
    </p>
  )
}
