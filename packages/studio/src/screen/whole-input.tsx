import { useId, useState } from 'react'
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react'
import { useStudio } from './use-studio.ts'

/** What is wrong with a text that cannot be taken over; nothing when it was. */
export type InputError = string | undefined | void

/**
 * A box whose text means something only when it is whole, such as a number, a date or a list: what is typed
 * stays as it is typed, is taken over on Enter and when the box is left, and where it cannot be it stays with
 * what is wrong. Escape goes back to what there was.
 */
export function useCommittedInput(value: string, onWhole: (text: string) => InputError) {
  const { say } = useStudio()
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const end = () => {
    setTyped(undefined)
    setRefusal(undefined)
  }
  const finish = (input: HTMLInputElement) => {
    // of a date of which only a part is there the browser tells no text
    const isPartial = input.validity.badInput
    if (!isPartial && (typed === undefined || typed === value)) return end()
    const wrong = isPartial ? say('date-partial') : onWhole(typed ?? input.value)
    if (wrong) setRefusal(wrong)
    else end()
  }
  const box = {
    value: typed ?? value,
    'aria-invalid': refusal !== undefined || undefined,
    'aria-describedby': refusal === undefined ? undefined : `${id}-wrong`,
    // what is not taken over yet is undone letter by letter, as the browser does
    'data-typing': typed === undefined ? undefined : '',
    onChange: ({ target }: { readonly target: HTMLInputElement }) => setTyped(target.value),
    onBlur: ({ target }: FocusEvent<HTMLInputElement>) => finish(target),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter') finish(event.currentTarget)
      else if (event.key === 'Escape' && typed !== undefined) end()
    },
  }
  const wrong = refusal !== undefined && (
    <p className="st-hint st-wrong" role="alert" id={`${id}-wrong`}>
      {refusal}
    </p>
  )
  return { box, wrong }
}

/** A labelled line that is taken over when it is whole. */
export function WholeInput({
  label,
  value,
  onWhole,
  hint,
  type = 'text',
  inputMode,
  className = 'st-property',
}: {
  readonly label: string
  readonly value: string
  /** Takes the text over, or says why not. */
  readonly onWhole: (text: string) => InputError
  readonly hint?: ReactNode
  readonly type?: 'text' | 'date'
  readonly inputMode?: 'decimal'
  readonly className?: string
}) {
  const id = useId()
  const { box, wrong } = useCommittedInput(value, onWhole)
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className="st-input" type={type} inputMode={inputMode} {...box} />
      {wrong}
      {hint !== undefined && <p className="st-hint">{hint}</p>}
    </div>
  )
}

/** The same in a line of others: what it is stands small above it where it is `shown`. */
export function WholeCell({
  label,
  shown,
  value,
  placeholder,
  className = 'st-input',
  onWhole,
}: {
  readonly label: string
  readonly shown?: string
  readonly value: string
  readonly placeholder?: string
  readonly className?: string
  readonly onWhole: (text: string) => InputError
}) {
  const { box, wrong } = useCommittedInput(value, onWhole)
  const input = (
    <input className={className} aria-label={label} title={label} placeholder={placeholder} {...box} />
  )
  return (
    <>
      {shown === undefined ? (
        input
      ) : (
        <span className="st-labelled">
          <span aria-hidden="true">{shown}</span>
          {input}
        </span>
      )}
      {wrong}
    </>
  )
}
