import { useId, useState } from 'react'
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react'
import { useStudio } from './use-studio.ts'

/** The reason why a text cannot be stored; `undefined` if it was stored. */
export type InputError = string | undefined | void

/**
 * State of an input whose text is only meaningful when complete, such as a number, date or list. The text is
 * stored on Enter and blur; if it is invalid, it stays in the input with the reason. Escape restores the
 * stored value.
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
    // for an incomplete date the browser reports no text
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
    // text that is not stored yet is undone by the browser
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

/** A labelled input that is stored when complete. */
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
  /** Stores the text, or returns why it cannot be stored. */
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

/** The same within a row of inputs; its label is shown in small type above it if `shown`. */
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
