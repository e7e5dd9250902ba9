import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useStudio } from './use-studio.ts'

/** Edits official text in place: Enter and Escape end editing, Shift+Enter adds a line break. */
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

/** A line of the official form whose text is edited after a double click, F2 or Enter. */
export function Written({
  className,
  value,
  onChange,
  children,
}: {
  readonly className: string
  /** The text; `undefined` for a line without text of its own. */
  readonly value: string | undefined
  readonly onChange: (text: string) => void
  readonly children: ReactNode
}) {
  const [writing, setWriting] = useState(false)
  // a line must have text, so an emptied one keeps its last text
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
