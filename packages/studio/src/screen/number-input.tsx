import { readNumber } from '@formwright/definition'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'
import type { InputError } from './whole-input.tsx'

/** A labelled number input; the number is stored when complete. An empty input gives `undefined`. */
export function NumberInput({
  label,
  value,
  unit,
  onChange,
}: {
  readonly label: string
  readonly value: number | undefined
  /** A unit that may be typed after the number. */
  readonly unit?: string | undefined
  /** Stores the number, or returns why it cannot be stored. */
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
