import { readNumber } from '@formwright/definition'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'
import type { InputError } from './whole-input.tsx'

/** A labelled number, taken over when it is whole; an empty box gives `undefined`. */
export function NumberInput({
  label,
  value,
  unit,
  onChange,
}: {
  readonly label: string
  readonly value: number | undefined
  /** The unit that may be typed behind it. */
  readonly unit?: string | undefined
  /** Takes the number over, or says why not. */
  readonly onChange: (value: number | undefined) => InputError
}) {
  const { say } = useStudio()
  return (
    <WholeInput
      label={label}
      className="st-property st-short"
      inputMode="decimal"
      value={value === undefined ? '' : String(value)}
      onWhole={(text) => {
        const read = readNumber(text, { unit })
        if ('problem' in read || typeof read.value === 'string') return say('number-wrong', { text })
        return onChange(read.value)
      }}
    />
  )
}
